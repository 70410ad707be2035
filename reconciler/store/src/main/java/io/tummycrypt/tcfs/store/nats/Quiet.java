package io.tummycrypt.tcfs.store.nats;

import io.nats.client.ErrorListener;

/** Hears of errors and says nothing: what matters is seen where it is asked for. */
final class Quiet implements ErrorListener {}
