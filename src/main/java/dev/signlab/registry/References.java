package dev.signlab.registry;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.storage.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the repositories hold, as small files that point at blobs. Each file is written whole or not
 * at all and says one thing, so writers never overwrite each other's news:
 *
 * <pre>
 * &lt;repository&gt;/_blobs/sha256/&lt;hex&gt;                 empty
 * &lt;repository&gt;/_manifests/sha256/&lt;hex&gt;             the manifest's media type
 * &lt;repository&gt;/_tags/&lt;tag&gt;                         the manifest's digest
 * &lt;repository&gt;/_ends/&lt;tag&gt;                         when the tag's time is over, where it has one
 * &lt;repository&gt;/_referrers/sha256/&lt;hex of subject&gt;/sha256-&lt;hex&gt;   a descriptor
 * </pre>
 *
 * <p>An underscore begins no repository's name, so the five folders cannot be mistaken for one.
 */
final class References {

  private static final String BLOBS = "/_blobs/";
  private static final String MANIFESTS = "/_manifests/";
  private static final String TAGS = "/_tags/";
  private static final String ENDS = "/_ends/";
  private static final String REFERRERS = "/_referrers/";

  private final String root;

  References(Path root) {
    this.root = root.toString();
  }

  boolean hasBlob(String repository, Digest digest) {
    return Files.exists(at(repository, BLOBS, slashed(digest)));
  }

  void linkBlob(String repository, Digest digest) throws IOException {
    Path link = at(repository, BLOBS, slashed(digest));
    try {
      createEmpty(link);
    } catch (NoSuchFileException e) {
      Files.createDirectories(link.resolveSibling("."));
      createEmpty(link);
    }
  }

  private static void createEmpty(Path link) throws IOException {
    try {
      Files.createFile(link);
    } catch (FileAlreadyExistsException e) {
      // Pushed before, or at this moment by somebody else: it says the same.
    }
  }

  boolean unlinkBlob(String repository, Digest digest) throws IOException {
    return Files.deleteIfExists(at(repository, BLOBS, slashed(digest)));
  }

  /** Returns the media type of a manifest that the repository has. */
  Optional<String> manifest(String repository, Digest digest) throws IOException {
    Path link = at(repository, MANIFESTS, slashed(digest));
    Optional<String> mediaType = read(link);
    if (mediaType.filter(String::isBlank).isPresent()) {
      throw DamagedException.of(link, "is empty, and should say the media type");
    }
    return mediaType;
  }

  void linkManifest(String repository, Digest digest, String mediaType) throws IOException {
    write(at(repository, MANIFESTS, slashed(digest)), mediaType);
  }

  private static void write(Path link, String text) throws IOException {
    DamagedException.makeRoom(link);
    AtomicFile.write(link, text);
  }

  boolean unlinkManifest(String repository, Digest digest) throws IOException {
    return Files.deleteIfExists(at(repository, MANIFESTS, slashed(digest)));
  }

  /** Returns what a tag points at; nothing where there is no such tag, or one that is damaged. */
  Optional<Digest> tag(String repository, String tag) throws IOException {
    try {
      return soundTag(repository, tag);
    } catch (DamagedException e) {
      return Optional.empty();
    }
  }

  /**
   * Returns what a tag points at, for whoever asks for it by its name.
   *
   * @throws DamagedException where it points at nothing
   */
  Optional<Digest> soundTag(String repository, String tag) throws IOException {
    Path link = at(repository, TAGS, tag);
    Optional<String> text = read(link);
    Optional<Digest> digest = text.flatMap(References::digest);
    if (text.isPresent() && digest.isEmpty()) {
      throw DamagedException.of(link, "holds no digest");
    }
    return digest;
  }

  void putTag(String repository, String tag, Digest digest) throws IOException {
    write(at(repository, TAGS, tag), digest.toString());
  }

  /** Deletes a tag, and then its end. */
  boolean deleteTag(String repository, String tag) throws IOException {
    boolean wasThere = Files.deleteIfExists(at(repository, TAGS, tag));
    deleteEnd(repository, tag);
    return wasThere;
  }

  /** Returns the tags of a repository that have an end, with it, sorted. */
  Map<String, Instant> ends(String repository) throws IOException {
    Map<String, Instant> ends = new TreeMap<>();
    for (String tag : visible(at(repository, ENDS, ""))) {
      read(at(repository, ENDS, tag)).flatMap(References::instant).ifPresent(e -> ends.put(tag, e));
    }
    return ends;
  }

  void putEnd(String repository, String tag, Instant end) {
    AtomicFile.write(at(repository, ENDS, tag), end.toString());
  }

  void deleteEnd(String repository, String tag) throws IOException {
    Files.deleteIfExists(at(repository, ENDS, tag));
  }

  /** Returns the tags of a repository, sorted. */
  List<String> tags(String repository) throws IOException {
    return visible(at(repository, TAGS, ""));
  }

  /** Returns the digests of a repository's manifests, sorted. */
  List<Digest> manifests(String repository) throws IOException {
    List<Digest> digests = new ArrayList<>();
    for (String algorithm : visible(at(repository, MANIFESTS, ""))) {
      for (String hex : visible(at(repository, MANIFESTS, algorithm))) {
        digest(algorithm + ":" + hex).ifPresent(digests::add);
      }
    }
    return digests;
  }

  void linkReferrer(String repository, Digest subject, Digest referrer, byte[] descriptor) {
    AtomicFile.write(
        at(repository, REFERRERS, slashed(subject) + "/" + dashed(referrer)), descriptor);
  }

  void unlinkReferrer(String repository, Digest subject, Digest referrer) throws IOException {
    Files.deleteIfExists(at(repository, REFERRERS, slashed(subject) + "/" + dashed(referrer)));
  }

  /**
   * Returns the descriptors of the manifests attached to a subject, as they were written. A writer
   * that was killed between this link and the manifest's leaves a descriptor without a manifest,
   * which is no referrer.
   */
  List<String> referrers(String repository, Digest subject) throws IOException {
    Path folder = at(repository, REFERRERS, slashed(subject));
    List<String> descriptors = new ArrayList<>();
    for (String name : visible(folder)) {
      Optional<Digest> referrer = digest(name.replaceFirst("-", ":"));
      if (referrer.isPresent() && manifest(repository, referrer.get()).isPresent()) {
        Path link = folder.resolve(name);
        Optional<String> descriptor = read(link);
        if (descriptor.filter(String::isBlank).isPresent()) {
          throw DamagedException.of(link, "is empty, and should say what is attached");
        }
        descriptor.ifPresent(descriptors::add);
      }
    }
    return descriptors;
  }

  /** Returns the digests to which manifests are attached, sorted. */
  List<Digest> subjects(String repository) throws IOException {
    List<Digest> digests = new ArrayList<>();
    for (String algorithm : visible(at(repository, REFERRERS, ""))) {
      for (String hex : visible(at(repository, REFERRERS, algorithm))) {
        digest(algorithm + ":" + hex).ifPresent(digests::add);
      }
    }
    return digests;
  }

  /** Tells whether a manifest was ever pushed to a repository. */
  boolean hasRepository(String repository) {
    return Files.isDirectory(at(repository, MANIFESTS, ""));
  }

  /** Returns the repositories that hold or held manifests, sorted. */
  List<String> repositories() throws IOException {
    List<String> found = new ArrayList<>();
    collect("", found);
    found.sort(null);
    return found;
  }

  private void collect(String prefix, List<String> found) throws IOException {
    for (String name : visible(Path.of(root, prefix))) {
      if (name.equals("_manifests")) {
        found.add(prefix);
      } else if (!name.startsWith("_")) {
        collect(prefix.isEmpty() ? name : prefix + "/" + name, found);
      }
    }
  }

  private Path at(String repository, String kind, String name) {
    return Path.of(root + "/" + repository + kind + name);
  }

  /** Names with a leading dot are files that a writer has not finished. */
  private static List<String> visible(Path folder) throws IOException {
    return Folders.names(folder).stream().filter(name -> !name.startsWith(".")).toList();
  }

  private static Optional<String> read(Path link) throws IOException {
    try {
      return Optional.of(new String(Files.readAllBytes(link), StandardCharsets.UTF_8));
    } catch (NoSuchFileException e) {
      return absent(link, e);
    } catch (IOException e) {
      throw DamagedException.orOther(link, e);
    }
  }

  private static Optional<String> absent(Path link, NoSuchFileException failure)
      throws IOException {
    if (Files.isSymbolicLink(link)) {
      throw DamagedException.orOther(link, failure);
    }
    return Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<Digest> digest(String text) {
    try {
      return Optional.of(Digest.parse(text));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  private static String slashed(Digest digest) {
    return digest.algorithm().prefix() + "/" + digest.hex();
  }

  private static String dashed(Digest digest) {
    return digest.algorithm().prefix() + "-" + digest.hex();
  }
}
