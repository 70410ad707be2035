package io.tummycrypt.tcfs.store.s3;

import io.tummycrypt.tcfs.store.access.Certificates;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import io.tummycrypt.tcfs.store.object.ObjectStore;
import io.tummycrypt.tcfs.store.object.ObjectTooLargeException;
import io.tummycrypt.tcfs.store.object.UnknownOutcomeException;
import io.tummycrypt.tcfs.store.trace.Caller;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A store in a bucket of an S3 server, below a prefix. The bucket must be there: without it the
 * store is absent. What is transient is repeated within a budget; see {@link Attempts}.
 */
public final class S3ObjectStore implements ObjectStore {
  private static final int PAGE_BYTES = 1 << 24;
  private static final int WORDS = 1 << 16;
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int NOT_THAT_LONG = 416;
  private static final int PARTIAL = 206;

  private final S3Address address;
  private final Requests requests;
  private final Refusals refusals;

  /**
   * Opens the bucket; no request is sent yet.
   *
   * @param environment the variables of this process
   * @param caller is named to the server in each request
   * @throws SettingsException if what is set cannot be used
   */
  public static S3ObjectStore open(
      S3Options options, Map<String, String> environment, Caller caller) throws IOException {
    Profile profile = Profile.read(options, environment);
    S3Address address = Endpoints.address(options, environment, profile);
    KeySource keys = Credentials.find(options, environment, profile, address.isAws());
    SSLSocketFactory tls =
        options.caFile() == null ? null : Certificates.signedBy(options.caFile());
    return over(address, keys, tls, Timeouts.of(environment), Attempts.Budget.USUAL, caller);
  }

  static S3ObjectStore over(
      S3Address address,
      KeySource keys,
      @Nullable SSLSocketFactory tls,
      Timeouts timeouts,
      Attempts.Budget budget,
      Caller caller) {
    InstantSource clock = InstantSource.system();
    Exchange exchange = new Exchange(address, keys, tls, timeouts, clock, caller);
    return new S3ObjectStore(
        address,
        new Requests(exchange, address, budget, caller),
        new Refusals(address, keys, clock));
  }

  private S3ObjectStore(S3Address address, Requests requests, Refusals refusals) {
    this.address = address;
    this.requests = requests;
    this.refusals = refusals;
  }

  @Override
  public byte[] read(ObjectKey key, int maxBytes) throws IOException {
    try {
      return readNamed(key.text(), maxBytes);
    } catch (BodyTooLongException e) {
      throw new ObjectTooLargeException(key, e.found(), maxBytes);
    }
  }

  /** The whole object of any name, which need not be one of ours. */
  byte[] readNamed(String key, int maxBytes) throws IOException {
    return require(key, requests.send(Request.read(address.object(key)), maxBytes)).body();
  }

  @Override
  public byte[] readRange(ObjectKey key, long offset, int length) throws IOException {
    if (length == 0) {
      // No range of HTTP is empty.
      requireLength(key, size(key), offset, 0);
      return new byte[0];
    }
    Answer answer = ask(key, offset, length);
    ContentRange range = ContentRange.of(answer.range());
    if (answer.status() == NOT_THAT_LONG) {
      throw tooShort(key, range.total(), offset, length);
    }
    byte[] bytes = require(key, answer).body();
    requireLength(key, answer.status() == PARTIAL ? range.total() : bytes.length, offset, length);
    if (answer.status() != PARTIAL || range.begin() != offset || bytes.length != length) {
      throw otherBytes(key);
    }
    return bytes;
  }

  private Answer ask(ObjectKey key, long offset, int length) throws IOException {
    Request request =
        Request.read(address.object(key.text()))
            .with("range", "bytes=" + offset + "-" + (offset + length - 1));
    try {
      return requests.send(request, length);
    } catch (BodyTooLongException e) {
      throw otherBytes(key);
    }
  }

  private ProtocolException otherBytes(ObjectKey key) {
    return new ProtocolException(
        address + " answers with other bytes of '" + key + "' than it was asked for");
  }

  private static void requireLength(ObjectKey key, long found, long offset, int length)
      throws EOFException {
    if (found >= 0 && found - offset < length) {
      throw tooShort(key, found, offset, length);
    }
  }

  private static EOFException tooShort(ObjectKey key, long found, long offset, int length) {
    return new EOFException(
        "object '%s' is too short: it has %s bytes, expected %d from %d on"
            .formatted(key, found < 0 ? "fewer" : found, length, offset));
  }

  /** Asks for a byte as well: without it, a number that was cut would look like a smaller one. */
  @Override
  public long size(ObjectKey key) throws IOException {
    Answer answer = ask(key, 0, 1);
    long total = ContentRange.of(answer.range()).total();
    if (answer.status() == NOT_THAT_LONG && total <= 0) {
      return 0;
    }
    int found = require(key, answer).body().length;
    if (found == 0) {
      // What is empty has no first byte, and servers differ in how they say so.
      return 0;
    }
    if (total < found || answer.status() != PARTIAL) {
      throw new ProtocolException(address + " does not say how long object '" + key + "' is");
    }
    return total;
  }

  @Override
  public List<ObjectKey> list(String prefix) throws IOException {
    ObjectKey.requirePrefix(prefix);
    TreeSet<ObjectKey> keys = new TreeSet<>();
    for (String name : listNames(prefix)) {
      // What cannot be a key is none of ours and is passed over.
      if (ObjectKey.isValid(name)) {
        keys.add(new ObjectKey(name));
      }
    }
    return List.copyOf(keys);
  }

  /** All names that begin with {@code prefix}, in order, whoever has given them. */
  Set<String> listNames(String prefix) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    PageOrder order = new PageOrder(address);
    String next = null;
    do {
      ListPage page = page(prefix, next);
      for (String inBucket : page.keys()) {
        String name = address.inStore(inBucket);
        if (name != null && name.startsWith(prefix)) {
          names.add(name);
        }
      }
      order.next(page);
      next = page.next();
    } while (next != null);
    return names;
  }

  private ListPage page(String prefix, @Nullable String continuation) throws IOException {
    Request request = Request.of("GET", address.list(prefix, continuation));
    Attempts attempts = requests.begin();
    while (true) {
      Answer answer = requests.send(request, PAGE_BYTES, attempts);
      if (!answer.isSuccess()) {
        throw refusals.of(address.name(prefix), answer);
      }
      try {
        return ListPage.parse(answer.body());
      } catch (EOFException cut) {
        attempts.failed("listing " + address, cut);
      }
    }
  }

  @Override
  public Creation createOnce(ObjectKey key, ByteBuffer bytes) throws IOException {
    Attempts attempts = requests.begin();
    Answer answer = create(key, bytes, attempts);
    if (answer.isSuccess()) {
      return Creation.CREATED;
    }
    if (answer.status() != PRECONDITION_FAILED) {
      IOException refused = refusal(key, answer);
      throw attempts.isInDoubt() ? new UnknownOutcomeException(key, refused) : refused;
    }
    return attempts.isInDoubt() ? whose(key, bytes) : Creation.EXISTS;
  }

  private IOException refusal(ObjectKey key, Answer answer) {
    if (answer.status() == NOT_FOUND && answer.code().isEmpty()) {
      // Of a large body that was not wanted the JDK does not give what was said.
      try {
        requireBucket();
      } catch (IOException absent) {
        return absent;
      }
    }
    return refusals.of(address.name(key.text()), answer);
  }

  private Answer create(ObjectKey key, ByteBuffer bytes, Attempts attempts) throws IOException {
    try {
      return requests.send(Request.create(address.object(key.text()), bytes), WORDS, attempts);
    } catch (IOException e) {
      throw attempts.isInDoubt() ? new UnknownOutcomeException(key, e) : e;
    }
  }

  /** After an attempt whose answer was lost: the object that is there may be what it created. */
  private Creation whose(ObjectKey key, ByteBuffer bytes) throws IOException {
    try {
      ByteBuffer found = ByteBuffer.wrap(read(key, bytes.remaining()));
      return found.equals(bytes) ? Creation.CREATED : Creation.EXISTS;
    } catch (ObjectTooLargeException another) {
      return Creation.EXISTS;
    } catch (IOException e) {
      throw new UnknownOutcomeException(key, e);
    }
  }

  @Override
  public void delete(ObjectKey key) throws IOException {
    Answer answer = requests.send(Request.of("DELETE", address.object(key.text())), WORDS);
    if (!answer.isSuccess() && answer.status() != NOT_FOUND) {
      throw refusals.of(address.name(key.text()), answer);
    }
    // To some servers a deletion is a success also where there is no bucket.
    requireBucket();
  }

  private Answer require(ObjectKey key, Answer answer) throws IOException {
    return require(key.text(), answer);
  }

  private Answer require(String key, Answer answer) throws IOException {
    if (answer.isSuccess()) {
      return answer;
    }
    if (answer.status() != NOT_FOUND) {
      throw refusals.of(address.name(key), answer);
    }
    if (!answer.code().equals("NoSuchKey")) {
      requireS3(answer);
      requireBucket();
    }
    throw new NoSuchFileException(key);
  }

  /** Something on the way may know no such page: that says nothing of the object. */
  private void requireS3(Answer missing) throws IOException {
    if (missing.body().length > 0 && missing.code().isEmpty()) {
      throw new ProtocolException(address + " answers as no S3 server does, with " + missing);
    }
  }

  /** An answer to HEAD does not say what is missing. */
  private void requireBucket() throws IOException {
    Answer answer = requests.send(Request.of("HEAD", address.bucket()), 0);
    if (!answer.isSuccess()) {
      throw answer.status() == NOT_FOUND
          ? refusals.absent()
          : refusals.of(address.name(""), answer);
    }
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
