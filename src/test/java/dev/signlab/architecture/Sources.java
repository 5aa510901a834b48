package dev.signlab.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The main sources, parsed: how long each piece is and whether it is documented. */
final class Sources {

  static final Path MAIN = Path.of("src/main/java");

  private Sources() {}

  /**
   * One type or method.
   *
   * @param name with the file and line where it begins
   * @param lines from its first to its last
   * @param isPublic whether others may use it
   * @param documented whether it has a Javadoc comment
   */
  record Piece(String name, long lines, boolean isPublic, boolean documented) {}

  static List<Path> files() {
    try (Stream<Path> files = Files.walk(MAIN)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Piece> methods() {
    return pieces(Tree.Kind.METHOD);
  }

  static List<Piece> topLevelTypes() {
    return pieces(Tree.Kind.CLASS);
  }

  private static List<Piece> pieces(Tree.Kind kind) {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, Locale.ROOT, null);
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                null,
                manager,
                null,
                List.of("-proc:none"),
                null,
                manager.getJavaFileObjectsFromPaths(files()));
    List<Piece> found = new ArrayList<>();
    try {
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new Collector(trees, unit, kind, found).scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static final class Collector extends TreePathScanner<@Nullable Void, @Nullable Void> {

    private final DocTrees trees;
    private final CompilationUnitTree unit;
    private final Tree.Kind kind;
    private final List<Piece> found;

    Collector(DocTrees trees, CompilationUnitTree unit, Tree.Kind kind, List<Piece> found) {
      this.trees = trees;
      this.unit = unit;
      this.kind = kind;
      this.found = found;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree node, @Nullable Void unused) {
      if (kind == Tree.Kind.METHOD) {
        add(
            node,
            node.getName().toString(),
            node.getModifiers().getFlags().contains(Modifier.PUBLIC));
      }
      return super.visitMethod(node, null);
    }

    @Override
    public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
      TreePath parent = getCurrentPath().getParentPath();
      if (kind == Tree.Kind.CLASS && parent.getLeaf() instanceof CompilationUnitTree) {
        add(
            node,
            node.getSimpleName().toString(),
            node.getModifiers().getFlags().contains(Modifier.PUBLIC));
      }
      return super.visitClass(node, null);
    }

    private void add(Tree node, String name, boolean isPublic) {
      var positions = trees.getSourcePositions();
      var lines = unit.getLineMap();
      long first = lines.getLineNumber(positions.getStartPosition(unit, node));
      long last = lines.getLineNumber(Math.max(0, positions.getEndPosition(unit, node)));
      String place =
          MAIN.toAbsolutePath().relativize(Path.of(unit.getSourceFile().toUri())) + ":" + first;
      boolean documented = trees.getDocComment(getCurrentPath()) != null;
      found.add(new Piece(name + " at " + place, last - first + 1, isPublic, documented));
    }
  }
}
