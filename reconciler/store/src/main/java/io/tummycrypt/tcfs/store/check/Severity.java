package io.tummycrypt.tcfs.store.check;

import io.tummycrypt.tcfs.core.path.IoText;
import io.tummycrypt.tcfs.store.access.SettingsException;
import io.tummycrypt.tcfs.store.check.Damage.Kind;
import io.tummycrypt.tcfs.store.format.DamagedObjectException;
import io.tummycrypt.tcfs.store.format.ForeignObjectException;
import io.tummycrypt.tcfs.store.format.MisplacedObjectException;
import io.tummycrypt.tcfs.store.format.RefusedPathException;
import io.tummycrypt.tcfs.store.format.UnknownFormatException;
import io.tummycrypt.tcfs.store.object.ObjectTooLargeException;
import io.tummycrypt.tcfs.store.object.StoreAbsentException;
import io.tummycrypt.tcfs.store.object.TransientStoreException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.NoSuchFileException;

/** What a failure says: something about one object, or that nobody can go on. */
public final class Severity {
  private Severity() {}

  /**
   * Lets pass what is about one object.
   *
   * @throws IOException the failure itself, if it is about the store and no object of it
   */
  public static void requireOfObject(IOException failure) throws IOException {
    boolean isOfStore =
        switch (failure) {
          case TransientStoreException _, StoreAbsentException _ -> true;
          case SettingsException _, InterruptedIOException _ -> true;
          default -> false;
        };
    if (isOfStore || Thread.currentThread().isInterrupted()) {
      throw failure;
    }
  }

  /**
   * What is wrong with the object.
   *
   * @throws IOException the failure itself, if it is about the store and no object of it
   */
  public static Kind of(IOException failure) throws IOException {
    requireOfObject(failure);
    return switch (failure) {
      case MisplacedObjectException _ -> Kind.MISPLACED;
      case DamagedObjectException damaged when damaged.getCause() instanceof NoSuchFileException ->
          Kind.MISSING;
      case NoSuchFileException _ -> Kind.MISSING;
      case DamagedObjectException _, ObjectTooLargeException _, EOFException _ -> Kind.DAMAGED;
      case ForeignObjectException _ -> Kind.FOREIGN;
      case RefusedPathException _ -> Kind.REFUSED;
      case UnknownFormatException _ -> Kind.UNKNOWN;
      default -> Kind.UNREADABLE;
    };
  }

  /** What is wrong, where the object is named beside it. */
  public static String text(String object, IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "it is not there";
    }
    String text = IoText.of(failure);
    String before = "object '" + object + "' ";
    return text.startsWith(before) ? "it " + text.substring(before.length()) : text;
  }
}
