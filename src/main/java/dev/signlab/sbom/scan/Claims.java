package dev.signlab.sbom.scan;

import dev.signlab.sbom.catalog.Cataloger;
import dev.signlab.sbom.catalog.Catalogers;
import dev.signlab.sbom.scan.TreeNode.Folder;
import dev.signlab.sbom.scan.TreeNode.Link;
import dev.signlab.sbom.scan.TreeNode.Name;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the files of a tree that tell of packages, by all names under which they are reached: their
 * own ones, hard links among them, and those through symbolic links. A file counts under a symbolic
 * link only where none of its own names is one that a cataloger knows.
 */
final class Claims {

  /** A tree in which links lead to so much that this does not do is made to be one. */
  private static final int MOST_STEPS = 5_000_000;

  private static final int LONGEST_PATH = 4096;

  private final FileTree tree;
  private final List<Claim> own = new ArrayList<>();
  private final Set<FileContent> owned = new HashSet<>();
  private final Map<FileContent, Claim> linked = new HashMap<>();
  private final List<Claim> licences = new ArrayList<>();
  private final Map<FileContent, String> programs = new HashMap<>();
  private final List<Step> links = new ArrayList<>();
  private int steps;

  /**
   * A file under a name.
   *
   * @param path the name
   * @param content the file
   * @param kind who reads it, or nothing for a program, which is known by its bytes
   */
  record Claim(String path, FileContent content, Optional<Cataloger> kind) {}

  private record Step(String path, Folder in, TreeNode node) {}

  private Claims(FileTree tree) {
    this.tree = tree;
  }

  /** Returns all files of the tree as it is now, by path. */
  static List<Claim> of(FileTree tree, Consumer<String> warnings) {
    Claims claims = new Claims(tree);
    claims.readNames();
    claims.links.forEach(claims::follow);
    Catalogers.places().forEach(claims::look);
    if (claims.steps > MOST_STEPS) {
      warnings.accept("left out some names: the links of the image lead to too many files");
    }
    return claims.all();
  }

  private List<Claim> all() {
    List<Claim> all = new ArrayList<>(own);
    all.addAll(linked.values());
    all.addAll(licences);
    programs.forEach((content, path) -> all.add(new Claim(path, content, Optional.empty())));
    all.sort(Comparator.comparing(Claim::path));
    return all;
  }

  /** Goes through all folders, and notes the links for later, when all own names are known. */
  private void readNames() {
    Deque<Folder> folders = new ArrayDeque<>(List.of(tree.root()));
    while (!folders.isEmpty()) {
      Folder folder = folders.pop();
      String prefix = folder.path("");
      folder.children().forEach((name, node) -> read(folder, prefix + name, node, folders));
    }
  }

  private void read(Folder in, String path, TreeNode node, Deque<Folder> folders) {
    switch (node) {
      case Folder folder -> folders.push(folder);
      case Link link -> links.add(new Step(path, in, link));
      case Name name -> {
        FileContent content = name.content();
        Optional<Cataloger> kind = Catalogers.named(content.at(path));
        if (kind.isPresent()) {
          own.add(new Claim(path, content, kind));
          owned.add(content);
        }
        content.program().ifPresent(found -> programs.merge(content, path, Claims::first));
      }
    }
  }

  private static String first(String one, String other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Goes through all to which a link leads, each folder once, as if it were at the link. */
  private void follow(Step link) {
    Set<Folder> seen = new HashSet<>();
    Deque<Step> left = new ArrayDeque<>(List.of(link));
    while (!left.isEmpty() && ++steps <= MOST_STEPS) {
      Step step = left.pop();
      switch (behind(step)) {
        case Folder folder when seen.add(folder) -> {
          for (Map.Entry<String, TreeNode> each : folder.children().entrySet()) {
            left.push(new Step(step.path() + "/" + each.getKey(), folder, each.getValue()));
          }
        }
        case Name name -> consider(step.path(), name.content());
        case null, default -> {}
      }
    }
  }

  private @Nullable TreeNode behind(Step step) {
    if (step.path().length() > LONGEST_PATH) {
      return null;
    }
    return step.node() instanceof Link link
        ? tree.follow(step.in(), link).orElse(null)
        : step.node();
  }

  /** Looks at a path that is known to matter, with as many links in it as there are. */
  private void look(String place) {
    switch (tree.find(place).orElse(null)) {
      case Name name -> consider(place, name.content());
      case Folder folder ->
          folder
              .children()
              .forEach(
                  (name, node) -> {
                    if (behind(new Step(place + "/" + name, folder, node)) instanceof Name file) {
                      consider(place + "/" + name, file.content());
                    }
                  });
      case null, default -> {}
    }
  }

  private void consider(String path, FileContent content) {
    Optional<Cataloger> kind = Catalogers.named(content.at(path));
    if (kind.isEmpty()) {
      return;
    }
    Claim claim = new Claim(path, content, kind);
    if (kind.get().countsLinks()) {
      licences.add(claim);
    } else if (!owned.contains(content)) {
      linked.merge(content, claim, (one, other) -> one.path().compareTo(path) < 0 ? one : other);
    }
  }
}
