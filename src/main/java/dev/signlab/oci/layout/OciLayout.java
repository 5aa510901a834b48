package dev.signlab.oci.layout;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.model.PromisedBytes;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A folder that holds images (OCI image-spec image-layout.md). Blobs are written whole or not at
 * all, and the index last, so that a layout is valid at every moment; of several writers of the
 * index the last one wins.
 */
public final class OciLayout {

  /** The annotation that names an image in an index (image-spec annotations.md). */
  public static final String NAME = "org.opencontainers.image.ref.name";

  private static final String MARK = "oci-layout";
  private static final String INDEX = "index.json";

  private final Path folder;

  private OciLayout(Path folder) {
    this.folder = folder;
  }

  /** Opens a layout that is there. */
  public static OciLayout open(Path folder) {
    if (!Files.exists(folder.resolve(MARK)) || !Files.exists(folder.resolve(INDEX))) {
      throw LayoutProblems.noLayout(folder);
    }
    return new OciLayout(folder);
  }

  /** Opens a layout, and makes an empty one where there is none. */
  public static OciLayout openOrCreate(Path folder) {
    OciLayout layout = new OciLayout(folder);
    if (!Files.exists(folder.resolve(MARK))) {
      AtomicFile.write(folder.resolve(MARK), "{\"imageLayoutVersion\":\"1.0.0\"}");
    }
    if (!Files.exists(folder.resolve(INDEX))) {
      layout.writeIndex(List.of());
    }
    return layout;
  }

  /** Returns a layout to be written in a folder; its list of images is still to come. */
  public static OciLayout at(Path folder) {
    if (!Files.exists(folder.resolve(MARK))) {
      AtomicFile.write(folder.resolve(MARK), "{\n    \"imageLayoutVersion\": \"1.0.0\"\n}");
    }
    return new OciLayout(folder);
  }

  /** Returns the folder. */
  public Path folder() {
    return folder;
  }

  /** Returns the descriptors of the images, with their annotations. */
  public List<Descriptor> images() {
    Path file = folder.resolve(INDEX);
    byte[] bytes = BoundedFile.read(file);
    Manifest index = Manifest.parse(bytes, Optional.of(MediaType.OCI_INDEX), file.toString());
    return index instanceof ImageIndex list ? list.manifests() : List.of();
  }

  /** Finds the image of a name. */
  public Optional<Descriptor> find(String name) {
    return images().stream()
        .filter(image -> name.equals(image.annotations().get(NAME)))
        .findFirst();
  }

  /** Puts an image, whose blobs are all here already, under a name; an empty one gives it none. */
  public void put(String name, Manifest manifest) {
    write(manifest.bytes());
    Map<String, String> annotations = name.isEmpty() ? Map.of() : Map.of(NAME, name);
    Descriptor image = manifest.descriptor().withAnnotations(annotations);
    Map<String, Descriptor> images = new LinkedHashMap<>();
    images().forEach(each -> images.put(key(each), each));
    images.put(key(image), image);
    writeIndex(List.copyOf(images.values()));
  }

  /** Takes a name away, and returns whether it was there. */
  public boolean remove(String name) {
    List<Descriptor> images = images();
    List<Descriptor> left =
        images.stream().filter(image -> !name.equals(image.annotations().get(NAME))).toList();
    if (left.size() < images.size()) {
      writeIndex(left);
    }
    return left.size() < images.size();
  }

  /** Replaces the list of images in one step. */
  public void writeIndex(List<Descriptor> images) {
    AtomicFile.write(folder.resolve(INDEX), ImageIndex.of(images).bytes());
  }

  /** Replaces the list of images in one step by one that has been written already. */
  public void writeIndex(String json) {
    AtomicFile.write(folder.resolve(INDEX), json);
  }

  /** Tells whether a blob is here. */
  public boolean has(Digest digest) {
    return Files.exists(file(digest));
  }

  /** Returns the manifest or index behind a descriptor. */
  public Manifest manifest(Descriptor descriptor) {
    byte[] bytes = source(descriptor).read(descriptor);
    return Manifest.parse(
        bytes, Optional.of(descriptor.mediaType()), "manifest " + descriptor.digest());
  }

  /**
   * Returns every manifest and index among the blobs, listed or not; some hang on others by their
   * subject alone.
   */
  public List<Manifest> manifests() {
    return new BlobScan(folder.resolve("blobs")).manifests();
  }

  /** Returns an image of this layout to read. */
  public ImageSource source(Descriptor image) {
    return new LayoutImage(this, image);
  }

  /** Returns a name of this layout to write to; an empty one gives the image none. */
  public ImageTarget target(String name) {
    return new LayoutTarget(this, name);
  }

  /** Returns this layout to write to, without an entry in the list of images. */
  public ImageTarget unnamed() {
    return new UnnamedTarget(this);
  }

  /** Writes bytes, and returns their digest. */
  public Digest write(byte[] bytes) {
    Digest digest = Digest.of(bytes);
    if (!has(digest)) {
      AtomicFile.write(file(digest), bytes);
    }
    return digest;
  }

  /** Writes a blob whose digest is known, and refuses other bytes. */
  public void write(Descriptor descriptor, InputStream in) throws IOException {
    Path target = file(descriptor.digest());
    Files.createDirectories(
        folder.resolve("blobs").resolve(descriptor.digest().algorithm().prefix()));
    Path temporary = Files.createTempFile(folder.resolve("blobs"), ".writing-", ".tmp");
    try {
      copyChecked(descriptor, in, temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void copyChecked(Descriptor descriptor, InputStream in, Path file)
      throws IOException {
    MessageDigest digest = descriptor.digest().algorithm().newMessageDigest();
    long length;
    try (OutputStream out = Files.newOutputStream(file)) {
      length = new DigestInputStream(in, digest).transferTo(out);
    }
    Digest found = Digest.finish(descriptor.digest().algorithm(), digest);
    if (length != descriptor.size() || !found.equals(descriptor.digest())) {
      throw LayoutProblems.wrongBytes(descriptor, found + ", " + length + " bytes");
    }
  }

  InputStream open(Descriptor descriptor) {
    Path file = file(descriptor.digest());
    try {
      return new PromisedBytes(
          Files.newInputStream(file),
          descriptor,
          (expected, found) -> LayoutProblems.wrongBytes(descriptor, found));
    } catch (IOException e) {
      throw missing(descriptor);
    }
  }

  private LabException missing(Descriptor descriptor) {
    return LayoutProblems.noBlob(descriptor, folder);
  }

  /** Returns the file of a blob. */
  public Path file(Digest digest) {
    return folder.resolve("blobs").resolve(digest.algorithm().prefix()).resolve(digest.hex());
  }

  private static String key(Descriptor image) {
    String name = image.annotations().get(NAME);
    return name == null ? image.digest().toString() : name;
  }
}
