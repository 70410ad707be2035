package io.tummycrypt.tcfs.crds.yaml;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Makes records and takes them apart. */
final class Records {
  private Records() {}

  static Record create(Class<? extends Record> type, @Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException bug) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), bug);
    }
  }

  static @Nullable Object value(Record record, String name) {
    try {
      return record.getClass().getMethod(name).invoke(record);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException bug) {
      throw new IllegalStateException("cannot read '" + name + "' of " + record, bug);
    }
  }
}
