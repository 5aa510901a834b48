package dev.signlab.scenario.draft;

import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The world of a draft: of what was there before, what the lines name.
 *
 * @param before what was there
 * @param keys prefixes of key pairs
 * @param files names of files and folders
 * @param images names of images
 */
record DraftWorld(
    Recording.Before before, List<String> keys, List<String> files, List<String> images) {

  /** The key pair of somebody else, with which mistakes are made. */
  static final String STRANGER = "stranger";

  /** The file beside the folder of an image that was there before. */
  private static final String STAND_IN = "files/stand-in";

  private static final String PREFIX = "[a-z][a-z0-9-]{1,39}";

  /** Copies the lists. */
  DraftWorld {
    keys = List.copyOf(keys);
    files = List.copyOf(files);
    images = List.copyOf(images);
  }

  static DraftWorld of(Recording.Before before, List<String> lines) {
    Set<String> words = Nouns.of(lines, List.of(), Set.of()).words();
    List<String> keys = new ArrayList<>(pairs(before, words));
    boolean signs = words.stream().anyMatch(word -> word.matches(PREFIX + "\\.key"));
    if (signs && words.stream().noneMatch(word -> word.startsWith(STRANGER + "."))) {
      keys.add(STRANGER);
    }
    List<String> files =
        before.files().stream()
            .filter(name -> Files.exists(before.copies().resolve(name)))
            .filter(
                name -> words.stream().anyMatch(w -> w.equals(name) || w.startsWith(name + "/")))
            .filter(name -> keys.stream().noneMatch(key -> name.equals(key + ".pub")))
            .sorted()
            .toList();
    List<String> images = before.images().stream().filter(words::contains).sorted().toList();
    return new DraftWorld(before, keys, files, images);
  }

  private static List<String> pairs(Recording.Before before, Set<String> words) {
    return Stream.concat(words.stream(), before.files().stream())
        .filter(word -> word.matches(PREFIX + "\\.(key|pub)"))
        .map(word -> word.substring(0, word.lastIndexOf('.')))
        .distinct()
        .filter(p -> before.files().contains(p + ".key") && before.files().contains(p + ".pub"))
        .filter(p -> words.contains(p + ".key") || words.contains(p + ".pub"))
        .sorted()
        .toList();
  }

  /** Returns the rows of the file. */
  List<String> yaml() {
    List<String> rows = new ArrayList<>();
    if (before.registry() || !images.isEmpty()) {
      rows.add("  registry: 5001");
    }
    if (before.sigstore()) {
      rows.add("  sigstore: true");
    }
    if (!files.isEmpty()) {
      rows.add(
          files.stream()
              .map(name -> Candidate.scalar("files/" + name))
              .collect(Collectors.joining(", ", "  files: [", "]")));
    }
    addAll(rows, "images", images, ref -> "ref: " + Candidate.quoted(ref) + ", from: " + STAND_IN);
    addAll(rows, "keys", keys, key -> "prefix: " + key + ", password: signlab");
    return rows.isEmpty() ? List.of() : Stream.concat(Stream.of("world:"), rows.stream()).toList();
  }

  private static void addAll(
      List<String> rows, String key, List<String> names, UnaryOperator<String> item) {
    if (!names.isEmpty()) {
      rows.add("  " + key + ":");
      names.forEach(name -> rows.add("    - { " + item.apply(name) + " }"));
    }
  }

  /** Copies what it needs into a scenario's folder. */
  void writeTo(Path folder) {
    files.forEach(name -> copy(before.copies().resolve(name), folder.resolve("files/" + name)));
    if (!images.isEmpty()) {
      AtomicFile.write(
          folder.resolve(STAND_IN + "/Dockerfile"), "FROM scratch\nCOPY hello.txt /\n");
      AtomicFile.write(folder.resolve(STAND_IN + "/hello.txt"), "hello\n");
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path target = from.equals(file) ? to : to.resolve(from.relativize(file).toString());
        AtomicFile.write(target, BoundedFile.read(file));
      }
    } catch (IOException | UncheckedIOException e) {
      throw Problem.of("cannot copy " + from).found(Reason.of(e)).asException(e);
    }
  }

  /** Returns what an author should know of it. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    images.forEach(
        image -> notes.add(image + " was there before; files/stand-in stands in for it"));
    keys.stream()
        .filter(key -> !key.equals(STRANGER))
        .forEach(
            key -> notes.add(key + ".key is made anew for each learner; its password is signlab"));
    return notes;
  }
}
