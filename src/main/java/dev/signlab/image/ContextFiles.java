package dev.signlab.image;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.dockerfile.DockerIgnore;
import dev.signlab.image.dockerfile.Instruction.Copy;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Finds the files that a {@code COPY} means. */
final class ContextFiles {

  private static final int MOST_FILES = 100_000;

  private final Path context;
  private final DockerIgnore ignore;

  ContextFiles(Path context) {
    this.context = context;
    this.ignore = DockerIgnore.of(context);
  }

  /**
   * Returns the files and folders of an instruction by their path in the image, in the order of
   * these paths, which does not depend on the order in which the disk lists them.
   *
   * @param target the absolute path of the target in the image
   */
  Map<String, Path> of(Copy copy, String target) {
    List<Path> sources = new ArrayList<>();
    copy.sources().forEach(source -> sources.addAll(expand(copy, source)));
    boolean isFolder = copy.target().endsWith("/") || copy.target().endsWith(".");
    if (sources.size() > 1 && !isFolder) {
      throw severalIntoOne(copy);
    }
    Map<String, Path> files = new TreeMap<>();
    for (Path source : sources) {
      if (Files.isDirectory(source)) {
        addTree(files, source, target);
      } else {
        files.put(isFolder ? join(target, source.getFileName().toString()) : target, source);
      }
    }
    return files;
  }

  private void addTree(Map<String, Path> files, Path folder, String target) {
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.limit(MOST_FILES)
          .filter(path -> !path.equals(folder))
          .filter(path -> !ignore.ignores(relative(path)))
          .forEach(path -> files.put(join(target, folder.relativize(path).toString()), path));
    } catch (IOException e) {
      throw ImageFiles.cannot("list " + folder, e);
    }
    if (!target.equals("/")) {
      files.putIfAbsent(target, folder);
    }
  }

  private List<Path> expand(Copy copy, String source) {
    String plain = source.startsWith("/") ? source.substring(1) : source;
    if (plain.indexOf('*') < 0 && plain.indexOf('?') < 0) {
      return List.of(existing(copy, source, context.resolve(plain).normalize()));
    }
    Path pattern = context.resolve(plain.replaceAll("[*?\\[].*", "x")).normalize();
    Path folder = pattern.getParent() == null ? context : pattern.getParent();
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + Path.of(plain).normalize());
    try (Stream<Path> list = Files.walk(existing(copy, source, folder), 8)) {
      List<Path> found =
          list.filter(path -> !path.equals(context) && matcher.matches(relative(path)))
              .filter(path -> !ignore.ignores(relative(path)))
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw missing(copy, source);
      }
      return found;
    } catch (IOException e) {
      throw ImageFiles.cannot("list " + folder, e);
    }
  }

  private Path existing(Copy copy, String source, Path path) {
    if (!path.startsWith(context)) {
      throw problem(copy, source + " is outside the build's folder")
          .expected("a path below " + context)
          .found(path.toString())
          .asException();
    }
    if (!Files.exists(path) || (!path.equals(context) && ignore.ignores(relative(path)))) {
      throw missing(copy, source);
    }
    return insideAlsoBehindLinks(copy, source, path);
  }

  private Path insideAlsoBehindLinks(Copy copy, String source, Path path) {
    try {
      if (!path.toRealPath().startsWith(context.toRealPath())) {
        throw problem(copy, source + " is a link that leads out of the build's folder")
            .expected("a file below " + context)
            .found(path.toRealPath().toString())
            .asException();
      }
      return path;
    } catch (IOException e) {
      throw ImageFiles.cannot("read " + path, e);
    }
  }

  private LabException missing(Copy copy, String source) {
    boolean hidden = Files.exists(context.resolve(source));
    return problem(copy, "no file " + source + " to copy")
        .expected(source + " in " + context)
        .found(hidden ? "left out by .dockerignore" : "no such file")
        .hint("see what is there", "ls")
        .cause(Cause.NO_FILE)
        .asException();
  }

  private static LabException severalIntoOne(Copy copy) {
    return problem(copy, "several files cannot become one")
        .expected("a target that ends with a slash: " + copy.target() + "/")
        .found(copy.target())
        .asException();
  }

  private static Problem.Builder problem(Copy copy, String summary) {
    return Problem.of("Dockerfile line " + copy.line() + ": " + summary)
        .tried(copy.text())
        .cause(Cause.MALFORMED);
  }

  private Path relative(Path path) {
    return context.relativize(path);
  }

  private static String join(String folder, String name) {
    return folder.endsWith("/") ? folder + name : folder + "/" + name;
  }
}
