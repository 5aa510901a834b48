package dev.signlab.oci.layout;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.Manifest;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Says what is wrong with files that should be an image. */
final class LayoutProblems {

  private LayoutProblems() {}

  static LabException cannot(String what, IOException e) {
    return Problem.of("cannot " + what).found(Reason.of(e)).cause(Cause.NO_FILE).asException(e);
  }

  static LabException noLayout(Path folder) {
    return Problem.of("no OCI layout in " + folder)
        .expected("a folder with the files oci-layout and index.json")
        .found("no such files")
        .cause(Cause.NO_FILE)
        .asException();
  }

  static LabException wrongBytes(Descriptor descriptor, String found) {
    return Problem.of("blob " + descriptor.digest().shortened() + " does not have its digest")
        .expected(descriptor.digest() + ", " + descriptor.size() + " bytes")
        .found(found)
        .cause(Cause.DIGEST_MISMATCH)
        .asException();
  }

  static LabException noBlob(Descriptor descriptor, Path folder) {
    return Problem.of("blob " + descriptor.digest().shortened() + " is missing in " + folder)
        .expected("a file blobs/" + descriptor.digest().algorithm().prefix() + "/…")
        .found("no such file")
        .cause(Cause.NO_FILE)
        .asException();
  }

  static byte[] readBounded(ImageSource source, Descriptor descriptor) {
    try (InputStream in = source.open(descriptor)) {
      return BoundedFile.read(in, Manifest.LARGEST, "blob " + descriptor.digest().shortened());
    } catch (IOException e) {
      throw cannot("read blob " + descriptor.digest().shortened(), e);
    }
  }
}
