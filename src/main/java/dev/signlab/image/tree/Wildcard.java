package dev.signlab.image.tree;

import dev.signlab.image.dockerfile.NamePattern;
import java.util.ArrayList;
import java.util.List;

/**
 * A path of {@code COPY} in which names may have wildcards, as Go's {@code filepath.Match} reads
 * them: {@code *} and {@code ?} never stand for a slash, a backslash takes the meaning of the next
 * character.
 *
 * @param text the path
 */
public record Wildcard(String text) {

  /** Returns the paths that are meant, in their order; a path without wildcards means itself. */
  public List<String> in(FileTree tree) {
    List<String> names = ImagePath.names(ImagePath.clean(ImagePath.ROOT, text));
    int plain = 0;
    while (plain < names.size() && !NamePattern.hasWildcard(names.get(plain))) {
      plain++;
    }
    String folder = ImagePath.clean(ImagePath.ROOT, String.join("/", names.subList(0, plain)));
    if (plain == names.size()) {
      return List.of(folder);
    }
    List<String> found = new ArrayList<>();
    String real = tree.resolve(folder);
    NamePattern.of(String.join("/", names.subList(plain, names.size())))
        .ifPresent(each -> tree.folder(real).ifPresent(in -> search(in, real, "", each, found)));
    return found;
  }

  private static void search(
      Folder folder, String path, String relative, NamePattern pattern, List<String> found) {
    folder
        .children()
        .forEach(
            (name, node) -> {
              String below = relative.isEmpty() ? name : relative + "/" + name;
              if (pattern.matches(below)) {
                found.add(ImagePath.join(path, name));
              } else if (node instanceof Folder in) {
                search(in, ImagePath.join(path, name), below, pattern, found);
              }
            });
  }
}
