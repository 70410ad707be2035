package io.tummycrypt.tcfs.crds.yaml;

import io.tummycrypt.tcfs.crds.shape.Member;
import io.tummycrypt.tcfs.crds.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Objects that the reader takes, with texts that are hard to write. */
final class RandomObjects {
  private static final List<String> ODD =
      List.of(
          "yes",
          "null",
          "~",
          "12",
          "-",
          "---",
          "...",
          "# x",
          "a: b",
          "a #b",
          " lead",
          "trail ",
          "\"",
          "'",
          "\\",
          "line\nbreak",
          "\t",
          "!x",
          "&a",
          "*a",
          "|",
          ">",
          "%x",
          "@",
          "`",
          "[a]",
          "{a}",
          ",",
          "?",
          "\u0085\u2028\ufeff",
          "caf\u00e9",
          "\ud83d\ude00",
          "\u001b[2J",
          "~/x",
          "/");

  private final Random random;

  RandomObjects(long seed) {
    random = new Random(seed);
  }

  Record record(Shape.ObjectOf shape) {
    int only = shape.exactlyOneOf().isEmpty() ? -1 : random.nextInt(shape.exactlyOneOf().size());
    List<@Nullable Object> values = new ArrayList<>();
    for (Member member : shape.members()) {
      boolean chosen =
          only < 0
              ? member.required() || random.nextBoolean()
              : shape.exactlyOneOf().get(only).equals(member.name());
      values.add(chosen ? value(member.shape(), 0) : null);
    }
    return Records.create(shape.type(), values.toArray());
  }

  private Object value(Shape shape, int index) {
    return switch (shape) {
      case Shape.Text text -> text(text, index);
      case Shape.Whole whole -> whole(whole);
      case Shape.Flag _ -> random.nextBoolean();
      case Shape.Choice choice ->
          choice.type().getEnumConstants()[random.nextInt(choice.words().size())];
      case Shape.ListOf list -> list(list);
      case Shape.TextMap _ -> map();
      case Shape.ObjectOf object -> record(object);
    };
  }

  private Number whole(Shape.Whole whole) {
    long value = random.nextLong(whole.min(), Math.min(whole.max(), 1L << 50));
    return whole.wide() ? (Number) value : (Number) (int) value;
  }

  private List<Object> list(Shape.ListOf list) {
    List<Object> values = new ArrayList<>();
    for (int i = random.nextInt(list.minItems(), 4); i > 0; i--) {
      values.add(value(list.element(), i));
    }
    boolean unique = list.uniqueBy().isEmpty() || values.size() < 2;
    return List.copyOf(unique ? values : values.subList(0, 1));
  }

  private Map<String, String> map() {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      map.put(odd(), odd());
    }
    return map;
  }

  private String text(Shape.Text text, int index) {
    for (String sample : samples(index)) {
      if (TextLimits.refusal(text, sample) == null) {
        return sample;
      }
    }
    throw new IllegalStateException("no sample fits " + text);
  }

  private List<String> samples(int index) {
    String odd = odd();
    String path = (random.nextBoolean() ? "~/" : "/") + odd.replace("\n", "");
    List<String> samples = new ArrayList<>();
    if (!odd.contains("/")) {
      samples.add(odd);
    }
    samples.add(path);
    samples.add(random.nextBoolean() ? "123" : "no-" + index);
    samples.add("~/plain");
    samples.add("https://s3.lab");
    samples.add("nats://h:4222");
    samples.add("0.0.0.0:4222");
    samples.add("0." + index);
    return samples;
  }

  private String odd() {
    String odd = ODD.get(random.nextInt(ODD.size()));
    return random.nextBoolean() ? odd : odd + ODD.get(random.nextInt(ODD.size()));
  }
}
