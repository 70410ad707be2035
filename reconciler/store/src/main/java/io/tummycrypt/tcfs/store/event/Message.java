package io.tummycrypt.tcfs.store.event;

/**
 * Something that anybody may listen to, on the subject {@code STATE.DEVICE.TYPE}.
 *
 * @param type the last part of its subject
 * @param id names it for ever: what has the same id is the same message, sent again
 * @param text one JSON object, in ASCII
 */
public record Message(String type, String id, String text) {}
