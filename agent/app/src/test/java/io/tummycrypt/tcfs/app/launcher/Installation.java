package io.tummycrypt.tcfs.app.launcher;

import com.fasterxml.jackson.core.JsonFactory;
import com.github.difflib.DiffUtils;
import com.github.luben.zstd.Zstd;
import io.tummycrypt.tcfs.app.Main;
import io.tummycrypt.tcfs.core.path.TreePath;
import io.tummycrypt.tcfs.crds.document.FleetDocument;
import io.tummycrypt.tcfs.engine.home.TcfsHome;
import io.tummycrypt.tcfs.rpc.v1.AgentGrpc;
import io.tummycrypt.tcfs.store.format.FleetId;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.apache.commons.codec.digest.Blake3;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import picocli.CommandLine;

/**
 * The program as it is after a build, in a folder of its own with a space in its name, started by
 * the real launcher on the JDK of the tests.
 *
 * @param folder what {@code tcfs} is in
 */
record Installation(Path folder) {
  private static final List<Class<?>> PARTS =
      List.of(
          TreePath.class,
          FleetId.class,
          FleetDocument.class,
          TcfsHome.class,
          JsonFactory.class,
          DiffUtils.class,
          Zstd.class,
          Blake3.class,
          Load.class,
          CommandLine.class,
          AgentGrpc.class);

  /** What the agent's socket and metrics need beside their own jars. */
  private static final Pattern OF_AGENT =
      Pattern.compile("(grpc|netty|protobuf|guava|failureaccess|perfmark|prometheus)-.*\\.jar");

  /** How a run ended. */
  record Ended(int code, String out, String err) {}

  static Installation in(Path place) throws IOException, URISyntaxException {
    Path folder = Files.createDirectories(place.resolve("an installation"));
    Path lib = Files.createDirectories(folder.resolve("agent/app/target/lib"));
    List<String> names = new ArrayList<>();
    for (Class<?> part : PARTS) {
      String name = "lib/" + part.getSimpleName() + ".jar";
      jar(part, lib.resolveSibling(name), null);
      names.add(name);
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      Path jar = Path.of(entry);
      String name = jar.getFileName().toString();
      if (OF_AGENT.matcher(name).matches() && !names.contains("lib/" + name)) {
        Files.copy(jar, lib.resolve(name));
        names.add("lib/" + name);
      }
    }
    Path manifest = Files.writeString(place.resolve("manifest"), manifest(names));
    jar(Main.class, lib.resolveSibling("tcfs-app.jar"), manifest);
    Path repository = Path.of("../..").toRealPath();
    Files.createDirectories(folder.resolve("tools"));
    for (String file :
        List.of(
            "tcfs",
            "tcfsd",
            "tools/env.sh",
            "tools/build.sh",
            "tools/native.sh",
            "tools/start.sh")) {
      Files.copy(repository.resolve(file), folder.resolve(file));
    }
    Files.createFile(Files.createDirectories(folder.resolve(".tcfs-build")).resolve("stamp"));
    return new Installation(folder);
  }

  private static String manifest(List<String> names) {
    return "Main-Class: "
        + Main.class.getName()
        + "\nImplementation-Version: 1.2.3\nClass-Path: "
        + String.join("\n  ", names)
        + "\n";
  }

  /** Copies the jar that a class is in, or makes one of the folder that it is in. */
  private static void jar(Class<?> part, Path target, @Nullable Path manifest)
      throws IOException, URISyntaxException {
    Path source = Path.of(part.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (manifest == null && Files.isRegularFile(source)) {
      Files.copy(source, target);
      return;
    }
    List<String> args = new ArrayList<>(List.of("--create", "--file", target.toString()));
    if (manifest != null) {
      args.addAll(List.of("--manifest", manifest.toString()));
    }
    args.addAll(List.of("-C", source.toString(), "."));
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    if (jar.run(System.out, System.err, args.toArray(String[]::new)) != 0) {
      throw new IOException("no jar could be made of " + source);
    }
  }

  Path cache() {
    return folder.resolve("agent/app/target/tcfs-app.aot");
  }

  /** Runs the launcher; {@code options} are for its JVM. */
  Ended run(Path home, String options, String... args) throws IOException, InterruptedException {
    return run("tcfs", home, options, args);
  }

  /** The same of the agent. */
  Ended runAgent(Path home, String... args) throws IOException, InterruptedException {
    return run("tcfsd", home, "", args);
  }

  private Ended run(String program, Path home, String options, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(folder.resolve(program).toString()));
    command.addAll(List.of(args));
    Path out = Files.createTempFile(home, "out", "");
    Path err = Files.createTempFile(home, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.matches("(TCFS|XDG|JAVA|JDK)_.*"));
    builder.environment().put("TCFS_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("TCFS_JAVA_OPTS", options);
    builder.environment().put("HOME", home.toString());
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    process.getOutputStream().close();
    return new Ended(process.waitFor(), Files.readString(out), Files.readString(err));
  }
}
