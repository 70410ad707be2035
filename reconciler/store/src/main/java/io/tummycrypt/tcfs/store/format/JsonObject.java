package io.tummycrypt.tcfs.store.format;

import io.tummycrypt.tcfs.core.path.Printable;
import io.tummycrypt.tcfs.store.object.ObjectKey;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An object of JSON whose members are taken out one by one, each with the type it must have. What
 * is left at the end is something that this version does not know.
 */
public final class JsonObject {
  private final ObjectKey key;
  private final Map<String, Object> members;

  JsonObject(ObjectKey key, Map<String, Object> members) {
    this.key = key;
    this.members = members;
  }

  /** In which stored object this stands. */
  public ObjectKey key() {
    return key;
  }

  /** Whether there is such a member that was not taken yet. */
  public boolean has(String name) {
    return members.containsKey(name);
  }

  public String text(String name) throws DamagedObjectException {
    return take(name, String.class, "a text");
  }

  /** The member, or null if there is none. */
  public @Nullable String textIfAny(String name) throws DamagedObjectException {
    return has(name) ? text(name) : null;
  }

  public long number(String name) throws DamagedObjectException {
    return take(name, Long.class, "a number");
  }

  /** A number that fits into 32 bits; the type it is for checks the rest. */
  public int smallNumber(String name) throws DamagedObjectException {
    long number = number(name);
    if (number != (int) number) {
      throw unexpected(name, Long.toString(number), "a small number");
    }
    return (int) number;
  }

  public JsonObject object(String name) throws DamagedObjectException {
    return take(name, JsonObject.class, "an object");
  }

  public List<JsonObject> objects(String name) throws DamagedObjectException {
    return list(name, JsonObject.class, "an array of objects");
  }

  public List<String> texts(String name) throws DamagedObjectException {
    return list(name, String.class, "an array of texts");
  }

  public List<Long> numbers(String name) throws DamagedObjectException {
    return list(name, Long.class, "an array of numbers");
  }

  /** A text that {@code parse} makes a value of. */
  public <T> T value(String name, Function<String, T> parse) throws DamagedObjectException {
    return parsed(name, text(name), parse);
  }

  /** The value, or null if there is no such member. */
  public <T> @Nullable T valueIfAny(String name, Function<String, T> parse)
      throws DamagedObjectException {
    return has(name) ? value(name, parse) : null;
  }

  /** Texts that {@code parse} makes values of. */
  public <T> List<T> values(String name, Function<String, T> parse) throws DamagedObjectException {
    List<T> values = new ArrayList<>();
    for (String text : texts(name)) {
      values.add(parsed(name, text, parse));
    }
    return values;
  }

  /** A member that is an object of numbers, with names that {@code parse} makes values of. */
  public <K extends Comparable<K>> SortedMap<K, Long> numbersBy(
      String name, Function<String, K> parse) throws DamagedObjectException {
    JsonObject object = object(name);
    SortedMap<K, Long> numbers = new TreeMap<>();
    for (String member : List.copyOf(object.members.keySet())) {
      numbers.put(parsed(name, member, parse), object.number(member));
    }
    return numbers;
  }

  /** A member that is an object of texts; names and texts become values. */
  public <K extends Comparable<K>, V> SortedMap<K, V> valuesBy(
      String name, Function<String, K> parseName, Function<String, V> parse)
      throws DamagedObjectException {
    JsonObject object = object(name);
    SortedMap<K, V> values = new TreeMap<>();
    for (String member : List.copyOf(object.members.keySet())) {
      values.put(parsed(name, member, parseName), object.value(member, parse));
    }
    return values;
  }

  /** What a member that cannot be taken as it is ends in. */
  public DamagedObjectException unexpected(String name, String found, String expected) {
    return new DamagedObjectException(key, "'" + name + "' with " + Printable.of(found), expected);
  }

  /**
   * Says that everything was taken.
   *
   * @throws UnknownFormatException if not: whoever wrote the rest meant something by it
   */
  public void requireDone() throws UnknownFormatException {
    if (!members.isEmpty()) {
      throw new UnknownFormatException(
          key, "a member", members.keySet().iterator().next(), "no such one");
    }
  }

  private <T> T parsed(String name, String text, Function<String, T> parse)
      throws DamagedObjectException {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new DamagedObjectException(
          key, "'" + name + "': " + Printable.of(String.valueOf(e.getMessage())), "a right one", e);
    }
  }

  private <T> List<T> list(String name, Class<T> type, String expected)
      throws DamagedObjectException {
    List<T> list = new ArrayList<>();
    for (Object element : take(name, List.class, expected)) {
      list.add(cast(name, element, type, expected));
    }
    return list;
  }

  private <T> T take(String name, Class<T> type, String expected) throws DamagedObjectException {
    return cast(name, members.remove(name), type, expected);
  }

  private <T> T cast(String name, @Nullable Object value, Class<T> type, String expected)
      throws DamagedObjectException {
    if (!type.isInstance(value)) {
      throw unexpected(name, value == null ? "nothing" : "something else", expected);
    }
    return type.cast(value);
  }
}
