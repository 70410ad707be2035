package io.tummycrypt.tcfs.app.errors;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import io.tummycrypt.tcfs.app.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The main sources of all modules as trees, and where in them a name is declared or used. */
final class Sources {
  private final Map<String, List<TreePath>> classes = new LinkedHashMap<>();
  private final Map<String, List<TreePath>> methods = new LinkedHashMap<>();
  private final Map<String, List<TreePath>> fields = new LinkedHashMap<>();
  private final Map<String, List<TreePath>> calls = new LinkedHashMap<>();
  private final Map<String, List<TreePath>> creations = new LinkedHashMap<>();

  private Sources() {}

  static Sources read() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String module :
        List.of("reconciler/core", "reconciler/store", "crds", "agent/engine", "agent/app")) {
      try (Stream<Path> all =
          Files.walk(Golden.project().resolve(module).resolve("src/main/java"))) {
        all.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    Sources sources = new Sources();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null, manager, null, null, null, manager.getJavaFileObjectsFromPaths(files));
      for (CompilationUnitTree unit : task.parse()) {
        sources.new Index().scan(unit, null);
      }
    }
    return sources;
  }

  List<TreePath> classes(String name) {
    return classes.getOrDefault(name, List.of());
  }

  /** The methods of this name with so many parameters; constructors have the name of the class. */
  List<TreePath> methods(String name, int parameters) {
    return methods.getOrDefault(name, List.of()).stream()
        .filter(at -> ((MethodTree) at.getLeaf()).getParameters().size() == parameters)
        .toList();
  }

  List<TreePath> fields(String name) {
    return fields.getOrDefault(name, List.of());
  }

  /** The calls of methods of this name with so many arguments. */
  List<TreePath> calls(String name, int arguments) {
    return calls.getOrDefault(name, List.of()).stream()
        .filter(at -> ((MethodInvocationTree) at.getLeaf()).getArguments().size() == arguments)
        .toList();
  }

  /** Where objects are created, by the simple names of their classes. */
  Map<String, List<TreePath>> creations() {
    return creations;
  }

  /** The last name of {@code a.b.c}. */
  static String lastName(ExpressionTree expression) {
    return switch (expression) {
      case MemberSelectTree select -> select.getIdentifier().toString();
      case IdentifierTree name -> name.getName().toString();
      default -> "";
    };
  }

  /** The simple name of the outermost class around a place. */
  static String file(TreePath at) {
    String path = at.getCompilationUnit().getSourceFile().getName();
    return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
  }

  /** The package of a place, without what all of ours begin with. */
  static String packageName(TreePath at) {
    return String.valueOf(at.getCompilationUnit().getPackageName())
        .replace("io.tummycrypt.tcfs.", "");
  }

  private final class Index extends TreePathScanner<Void, Void> {
    private void add(Map<String, List<TreePath>> map, String name) {
      map.computeIfAbsent(name, _ -> new ArrayList<>()).add(getCurrentPath());
    }

    @Override
    public Void visitClass(ClassTree tree, Void none) {
      add(classes, tree.getSimpleName().toString());
      return super.visitClass(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void none) {
      boolean isConstructor = tree.getReturnType() == null;
      String owner = ((ClassTree) getCurrentPath().getParentPath().getLeaf()).getSimpleName() + "";
      add(methods, isConstructor ? owner : tree.getName().toString());
      return super.visitMethod(tree, null);
    }

    @Override
    public Void visitVariable(VariableTree tree, Void none) {
      if (getCurrentPath().getParentPath().getLeaf() instanceof ClassTree) {
        add(fields, tree.getName().toString());
      }
      return super.visitVariable(tree, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
      add(calls, lastName(tree.getMethodSelect()));
      return super.visitMethodInvocation(tree, null);
    }

    @Override
    public Void visitNewClass(NewClassTree tree, Void none) {
      add(creations, lastName(tree.getIdentifier()));
      return super.visitNewClass(tree, null);
    }
  }
}
