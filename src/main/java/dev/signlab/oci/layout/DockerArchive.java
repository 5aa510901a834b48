package dev.signlab.oci.layout;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.TemporaryFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * The archive of {@code docker save} of old (image-spec of Moby 1.2, manifest.json): configs and
 * unpacked layers, and no manifest, so that an image that comes out of one has another digest.
 */
public final class DockerArchive {

  static final String INDEX = "manifest.json";

  private DockerArchive() {}

  /**
   * An image of an archive.
   *
   * @param names its names, as the archive says them
   * @param image its descriptor in the layout into which the archive was unpacked
   */
  public record Named(List<String> names, Descriptor image) {

    /** Copies the names. */
    public Named {
      names = List.copyOf(names);
    }
  }

  /** Brings all images of an archive into a layout. */
  public static List<Named> unpack(Path archive, OciLayout into) {
    try {
      Unpacked files = Unpacked.of(archive, TemporaryFolder.makeForWork("signlab-archive-"));
      Path index = files.find(INDEX).orElseThrow(() -> noArchive(archive));
      JsonNode list = Json.parse(BoundedFile.read(index), INDEX + " of " + archive);
      List<Named> images = new ArrayList<>();
      for (JsonNode entry : list) {
        images.add(image(JsonFields.of(entry, INDEX + " of " + archive), files, into));
      }
      return images;
    } catch (IOException e) {
      throw LayoutProblems.cannot("read " + archive, e);
    }
  }

  /**
   * The files of an archive in a folder, under names that are ours.
   *
   * @param files where they are, by their path in the archive
   * @param links between them
   */
  private record Unpacked(Map<String, Path> files, ArchiveLinks links) {

    static Unpacked of(Path archive, Path folder) throws IOException {
      Unpacked unpacked = new Unpacked(new HashMap<>(), new ArchiveLinks());
      try (TarEntries tar = TarEntries.open(archive)) {
        int entries = 0;
        for (Optional<ArchivedFile> next = tar.next(); next.isPresent(); next = tar.next()) {
          OciArchive.requireFew(++entries, archive);
          unpacked.add(next.get(), tar.content(), folder.resolve("file-" + entries));
        }
      }
      return unpacked;
    }

    private void add(ArchivedFile entry, InputStream content, Path file) throws IOException {
      String path = links.add(entry);
      files.remove(path);
      if (entry.isFile()) {
        Files.copy(content, file);
        files.put(path, file);
      }
    }

    Optional<Path> find(String name) {
      return Optional.ofNullable(files.get(links.follow(name)));
    }

    Path require(String name) {
      return find(name)
          .orElseThrow(
              () ->
                  Problem.of("an archive without a file that it names")
                      .expected(name)
                      .found("no such file")
                      .cause(Cause.MALFORMED)
                      .asException());
    }
  }

  private static Named image(JsonFields entry, Unpacked files, OciLayout into) throws IOException {
    byte[] config = BoundedFile.read(files.require(entry.text("Config")));
    into.write(config);
    ImageManifest.Builder manifest = ImageManifest.of(Descriptor.of(MediaType.OCI_CONFIG, config));
    for (JsonNode layer : entry.array("Layers")) {
      manifest.layer(layer(files.require(layer.asString()), into));
    }
    ImageManifest built = manifest.build();
    into.write(built.bytes());
    List<String> names =
        entry.node().path("RepoTags").isArray()
            ? entry.array("RepoTags").stream().map(JsonNode::asString).toList()
            : List.of();
    return new Named(names, built.descriptor());
  }

  /** Layers are packed on their way, as skopeo does; some readers of registries want it so. */
  private static Descriptor layer(Path file, OciLayout into) throws IOException {
    Path packed = isPacked(file) ? file : pack(file);
    Digest digest;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(packed))) {
      digest = Digest.of(DigestAlgorithm.SHA256, in);
    }
    Descriptor layer = new Descriptor(MediaType.OCI_LAYER_GZIP, digest, Files.size(packed));
    if (!into.has(digest)) {
      try (InputStream in = Files.newInputStream(packed)) {
        into.write(layer, in);
      }
    }
    return layer;
  }

  private static boolean isPacked(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 0x1f && in.read() == 0x8b;
    }
  }

  private static Path pack(Path file) throws IOException {
    Path packed = file.resolveSibling(file.getFileName() + ".gz");
    if (!Files.exists(packed)) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
        Files.copy(file, out);
      }
    }
    return packed;
  }

  private static LabException noArchive(Path archive) {
    return Problem.of("no docker archive: " + archive)
        .expected("a tar archive with " + INDEX + ", as docker save writes")
        .found("no such file in it")
        .cause(Cause.MALFORMED)
        .asException();
  }

  /** Tells whether an archive also is an OCI layout, as that of docker save since Docker 25. */
  public static boolean isLayout(Path archive) {
    try (TarEntries tar = TarEntries.open(archive)) {
      int entries = 0;
      for (Optional<ArchivedFile> next = tar.next(); next.isPresent(); next = tar.next()) {
        OciArchive.requireFew(++entries, archive);
        if (next.get().name().replaceFirst("^\\./", "").equals("index.json")) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw LayoutProblems.cannot("read " + archive, e);
    }
  }
}
