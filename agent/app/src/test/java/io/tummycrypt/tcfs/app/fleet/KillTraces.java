package io.tummycrypt.tcfs.app.fleet;

import io.tummycrypt.tcfs.store.s3.S3Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a {@code sync} can be seen to have done so far, while it works or after it was killed.
 *
 * @param locked whether it has said that it works here
 * @param uploads the objects of the store that have no name yet; what a killed run left stays a day
 * @param heads the slots of its chain
 * @param state how long the journal of its state is
 * @param batch whether it has begun to change the folder
 * @param intent whether it has written down what it is about to change
 * @param temporaries the files that wait for their place, or for the vault
 */
record KillTraces(
    boolean locked,
    Set<String> uploads,
    int packs,
    Set<String> heads,
    long state,
    boolean batch,
    boolean intent,
    int temporaries,
    Set<String> vault,
    Set<String> tree) {

  static KillTraces of(Machine machine) throws IOException {
    List<Path> batches = list(machine.at(".tcfs/tmp"));
    Path store = machine.store();
    List<Path> packs = below(store.resolve("packs"));
    Path state = machine.home().resolve("state");
    return new KillTraces(
        Files.exists(machine.home().resolve("run/holder")),
        uploads(store, packs),
        (int) packs.stream().filter(pack -> !S3Server.isUpload(pack)).count(),
        heads(store, machine),
        list(state).stream().mapToLong(file -> file.toFile().length()).sum(),
        !batches.isEmpty(),
        batches.stream().anyMatch(batch -> Files.exists(batch.resolve("intent"))),
        batches.stream().mapToInt(batch -> temporaries(list(batch))).sum(),
        names(list(machine.at(".tcfs/vault"))),
        names(below(machine.docs())));
  }

  /** Where a store in a folder, and where a server, has what is still being sent. */
  private static Set<String> uploads(Path store, List<Path> packs) {
    Set<String> uploads = names(list(store.resolve(".tmp")));
    uploads.addAll(names(packs.stream().filter(S3Server::isUpload).toList()));
    return uploads;
  }

  private static Set<String> heads(Path store, Machine machine) {
    List<Path> files = list(store.resolve("heads").resolve(machine.name()));
    return names(files.stream().filter(head -> !S3Server.isUpload(head)).toList());
  }

  private static int temporaries(List<Path> batch) {
    return (int) names(batch).stream().filter(name -> !name.startsWith("intent")).count();
  }

  private static Set<String> names(List<Path> paths) {
    Set<String> names = new TreeSet<>();
    paths.forEach(path -> names.add(path.toString()));
    return names;
  }

  /** What is in a folder at this moment; nothing if it has just gone. */
  private static List<Path> list(Path folder) {
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(path -> folder.relativize(path)).map(folder::resolve).toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of();
    }
  }

  private static List<Path> below(Path folder) {
    return list(folder).stream()
        .filter(path -> !path.endsWith(".tcfs"))
        .flatMap(path -> Stream.concat(Stream.of(path), below(path).stream()))
        .toList();
  }

  /** When a run is killed: as soon as it is seen to have come this far. */
  enum Moment {
    START,
    LOCK,
    UPLOAD,
    PACK,
    STATE,
    HEAD,
    BATCH,
    INTENT,
    TREE,
    VAULT,
    UNLOCK;

    boolean isHere(KillTraces before, KillTraces now) {
      return switch (this) {
        case START -> true;
        case LOCK -> now.locked;
        case UPLOAD -> !before.uploads.containsAll(now.uploads);
        case PACK -> now.packs > before.packs;
        case STATE -> now.state != before.state;
        case HEAD -> !before.heads.containsAll(now.heads);
        case BATCH -> now.batch;
        case INTENT -> now.intent;
        case TREE -> !now.tree.equals(before.tree);
        case VAULT -> !now.vault.equals(before.vault);
        case UNLOCK -> now.state != before.state && !now.locked;
      };
    }
  }

  /** How far a killed run had come. */
  enum Phase {
    STARTING("starting: no lock taken"),
    LOOKING("looking: nothing written"),
    STORING("storing: an object without a name"),
    STORED("stored: new packs, no new head"),
    PUBLISHED("published: a new head, folder as before"),
    STAGING("staging: temporaries, no intent"),
    INTENDED("intended: nothing moved yet"),
    MOVING("moving: into place, or into the vault"),
    PLACED("placed: the batch not ended"),
    CHANGED("changed: the batch ended, the run not"),
    ENDED("ended before it was killed");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  Phase phaseSince(KillTraces before) {
    boolean moved = !tree.equals(before.tree) || !vault.equals(before.vault);
    if (!locked) {
      return Phase.STARTING;
    }
    if (intent) {
      return temporaries == 0 ? Phase.PLACED : moved ? Phase.MOVING : Phase.INTENDED;
    }
    if (batch) {
      return Phase.STAGING;
    }
    if (moved) {
      return Phase.CHANGED;
    }
    if (!heads.equals(before.heads)) {
      return Phase.PUBLISHED;
    }
    if (packs > before.packs) {
      return Phase.STORED;
    }
    return before.uploads.containsAll(uploads) ? Phase.LOOKING : Phase.STORING;
  }
}
