package dev.signlab.image.tree;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A folder of this machine as a tree: everything belongs to root, links are links, and nothing
 * outside the folder is ever read. Folders are listed when something looks into them.
 */
public final class ContextTree {

  private static final int MOST_FILES = 1_000_000;
  private static final int KIND = 0170000;
  private static final int SOCKET = 0140000;
  private static final int PIPE = 0010000;

  private final UnlinkedFiles files;
  private final Ignored ignored;
  private int count;

  private ContextTree(UnlinkedFiles files, Ignored ignored) {
    this.files = files;
    this.ignored = ignored;
  }

  /**
   * What is left out of a tree.
   *
   * @param rule tells of a path, relative and with slashes, whether it is left out
   * @param hasExceptions whether something may stay that is in a folder that is left out
   */
  public record Ignored(Predicate<String> rule, boolean hasExceptions) {}

  /** Returns the tree of a folder, without the files that are left out. */
  public static FileTree of(Path folder, Ignored ignored) {
    try {
      ContextTree context = new ContextTree(new UnlinkedFiles(folder), ignored);
      return new FileTree(
          Folder.listed(Attributes.FOLDER, () -> context.list(List.of(), "", folder)));
    } catch (IOException e) {
      throw cannot("list " + folder, e);
    }
  }

  private Map<String, Node> list(List<Path> names, String relative, Path folder) {
    Map<String, Node> nodes = new TreeMap<>();
    try {
      for (UnlinkedFiles.Entry entry : files.list(names)) {
        Optional<String> text = FileNames.text(entry.name());
        String name = text.orElseGet(() -> FileNames.marked(entry.name()));
        String path = relative.isEmpty() ? name : relative + "/" + name;
        List<Path> below = new ArrayList<>(names);
        below.add(entry.name());
        Node node = text.isPresent() ? node(entry, below, path) : misnamed(entry, entry.name());
        if (!isLeftOut(path, node)) {
          countOne();
          nodes.merge(name, node, ContextTree::eitherMisnamed);
        }
      }
      return nodes;
    } catch (IOException e) {
      throw cannot("list " + folder, e);
    }
  }

  private static Node misnamed(UnlinkedFiles.Entry entry, Path name) throws IOException {
    return new Node.Misnamed(new Attributes(mode(entry), 0, 0), FileNames.escaped(name));
  }

  /** Where two names look alike, one of them is not what it looks like. */
  private static Node eitherMisnamed(Node one, Node other) {
    return one instanceof Node.Misnamed ? one : other;
  }

  private boolean isLeftOut(String path, Node node) {
    if (!ignored.rule().test(path)) {
      return false;
    }
    boolean hasMore = ignored.hasExceptions() && node instanceof Folder;
    return !(hasMore && !((Folder) node).children().isEmpty());
  }

  private Node node(UnlinkedFiles.Entry entry, List<Path> names, String relative)
      throws IOException {
    PosixFileAttributes seen = entry.attributes();
    int mode = mode(entry);
    Attributes attributes = new Attributes(mode, 0, 0);
    if (seen.isDirectory()) {
      return Folder.listed(attributes, () -> list(names, relative, entry.path()));
    }
    if (seen.isSymbolicLink()) {
      return link(entry, attributes.withMode(0777));
    }
    if (seen.isRegularFile()) {
      return new Node.RegularFile(attributes, new ContextFile(files, names, entry));
    }
    return new Node.Special(attributes, words(mode & KIND));
  }

  private Node link(UnlinkedFiles.Entry entry, Attributes attributes) throws IOException {
    Path target = files.target(entry.path());
    Optional<String> text = FileNames.text(target);
    return text.isPresent()
        ? new Node.SymbolicLink(attributes, text.get())
        : misnamed(entry, target);
  }

  private static String words(int kind) {
    return kind == SOCKET ? "a socket" : kind == PIPE ? "a named pipe" : "a device";
  }

  /** Java's own attributes lack the bits that change the user, which only this view has. */
  private static int mode(UnlinkedFiles.Entry entry) throws IOException {
    Path path = entry.path();
    if (path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
      return (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    }
    String letters = PosixFilePermissions.toString(entry.attributes().permissions());
    int mode = 0;
    for (int i = 0; i < letters.length(); i++) {
      mode |= letters.charAt(i) == '-' ? 0 : 0400 >> i;
    }
    return mode;
  }

  private void countOne() {
    if (++count > MOST_FILES) {
      throw Problem.of("the folder to build from holds too many files")
          .expected("at most " + MOST_FILES + " files")
          .found("more")
          .hint("name folders that the image does not need in .dockerignore")
          .cause(Cause.MALFORMED)
          .asException();
    }
  }

  private static LabException cannot(String what, IOException e) {
    return Problem.of("cannot " + what).found(Reason.of(e)).cause(Cause.NO_FILE).asException(e);
  }

  /** The bytes of one file. */
  private record ContextFile(UnlinkedFiles files, List<Path> names, UnlinkedFiles.Entry entry)
      implements Content {

    @Override
    public long size() {
      return entry.attributes().size();
    }

    @Override
    public InputStream open() throws IOException {
      return Channels.newInputStream(files.open(names, entry.attributes()));
    }
  }
}
