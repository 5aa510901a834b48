package dev.signlab.oci.layout;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.PromisedBytes;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One image in a folder as {@code dir:} of skopeo has it: {@code manifest.json} as it was, and each
 * blob in a file that is called by its digest's digits (containers-transports(5)).
 *
 * @param folder the folder
 */
public record BlobFolder(Path folder) implements ImageSource, ImageTarget {

  private static final String MANIFEST = "manifest.json";

  @Override
  public Manifest manifest() {
    Path file = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      throw Problem.of("no image in " + folder)
          .expected("a folder with the file " + MANIFEST)
          .found("no such file")
          .cause(Cause.NO_FILE)
          .asException();
    }
    return Manifest.parse(BoundedFile.read(file), Optional.empty(), file.toString());
  }

  @Override
  public Manifest manifest(Descriptor descriptor) {
    Path file = folder.resolve(listed(descriptor));
    if (!Files.isRegularFile(file)) {
      throw LayoutProblems.noBlob(descriptor, folder);
    }
    byte[] bytes = BoundedFile.read(file);
    if (!descriptor.digest().matches(bytes)) {
      throw LayoutProblems.wrongBytes(descriptor, "other bytes");
    }
    return Manifest.parse(bytes, Optional.of(descriptor.mediaType()), file.toString());
  }

  private static String listed(Descriptor descriptor) {
    return descriptor.digest().hex() + "." + MANIFEST;
  }

  @Override
  public InputStream open(Descriptor descriptor) throws IOException {
    return new PromisedBytes(
        Files.newInputStream(folder.resolve(descriptor.digest().hex())),
        descriptor,
        (expected, found) -> LayoutProblems.wrongBytes(descriptor, found));
  }

  @Override
  public boolean take(Descriptor descriptor, ImageSource source) throws IOException {
    Files.createDirectories(folder);
    Path target = folder.resolve(descriptor.digest().hex());
    try (InputStream in = source.open(descriptor)) {
      AtomicFile.writeStream(target, in::transferTo);
    }
    return true;
  }

  @Override
  public void takeListed(Manifest manifest) {
    AtomicFile.write(folder.resolve(listed(manifest.descriptor())), manifest.bytes());
  }

  @Override
  public void finish(Manifest manifest) {
    AtomicFile.write(folder.resolve("version"), "Directory Transport Version: 1.1\n");
    AtomicFile.write(folder.resolve(MANIFEST), manifest.bytes());
  }
}
