package io.tummycrypt.tcfs.app.errors;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be found in the body of a method. */
final class Bodies {
  private Bodies() {}

  /** The method around a place, or null. */
  static @Nullable TreePath enclosing(TreePath at) {
    TreePath path = at;
    while (path != null && !(path.getLeaf() instanceof MethodTree)) {
      path = path.getParentPath();
    }
    return path;
  }

  /** What a local variable is set to. */
  static List<ExpressionTree> values(TreePath method, String name) {
    List<ExpressionTree> values = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree tree, Void none) {
        if (tree.getName().contentEquals(name) && tree.getInitializer() != null) {
          values.add(tree.getInitializer());
        }
        return super.visitVariable(tree, null);
      }

      @Override
      public Void visitAssignment(AssignmentTree tree, Void none) {
        if (Sources.lastName(tree.getVariable()).equals(name)) {
          values.add(tree.getExpression());
        }
        return super.visitAssignment(tree, null);
      }
    }.scan(method.getLeaf(), null);
    return values;
  }

  /** What a method returns, without what functions in it do. */
  static List<ExpressionTree> results(TreePath method) {
    List<ExpressionTree> results = new ArrayList<>();
    new TreeScanner<Void, Void>() {
      @Override
      public Void visitReturn(ReturnTree tree, Void none) {
        if (tree.getExpression() != null) {
          results.add(tree.getExpression());
        }
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree tree, Void none) {
        return null;
      }
    }.scan(method.getLeaf(), null);
    return results;
  }
}
