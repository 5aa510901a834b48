package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.name.Reference;
import dev.signlab.sbom.document.SbomSubject;
import dev.signlab.scenario.source.Fields;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * An SBOM describes an image: the one that is attached to it, or one in a file.
 *
 * @param image which
 * @param file the file, or nothing when the attached one is meant
 */
public record SbomCheck(Reference image, Optional<String> file) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "sbom",
              "an SBOM that describes an image is attached to it, or in a file",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.optional(
                      "file", FieldSpec.Kind.FILE, "where it is; attached to the image if absent")),
              "sbom: { image: \"localhost:5001/studentbook:1.0\", file: studentbook.spdx }",
              SbomCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NO_FILE, Cause.NO_SBOM, Cause.WRONG_SBOM, Cause.MALFORMED)
          .after("syft localhost:5001/studentbook:1.0 -o spdx > studentbook.spdx");

  private static final int LARGEST = 32 << 20;

  private static SbomCheck read(Fields fields) {
    return new SbomCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.has("file")
            ? Optional.of(fields.parsed("file", WorkspaceFile::parse, "unread"))
            : Optional.empty());
  }

  @Override
  public String goal() {
    return file.map(name -> name + " is an SBOM of " + image)
        .orElse(image + " has its SBOM attached");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<ImageFacts> facts = view.image(image);
    if (facts.isEmpty()) {
      return CheckResult.failed(Cause.NO_IMAGE, "HEAD " + image, "an image", "none of that name");
    }
    return file.isPresent()
        ? ofFile(view.folder().resolve(file.get()), file.get(), facts.get().digest())
        : view.attachedSbom(image)
            .map(bytes -> judged(bytes, "the SBOM of " + image, facts.get().digest()))
            .orElseGet(
                () ->
                    CheckResult.failed(
                        Cause.NO_SBOM, "the SBOM of " + image, "one attached", "none"));
  }

  private static CheckResult ofFile(Path path, String name, Digest digest) {
    if (!Files.isRegularFile(path)) {
      return CheckResult.failed(Cause.NO_FILE, name, "an SBOM", "no such file");
    }
    return judged(BoundedFile.read(path, LARGEST), name, digest);
  }

  private static CheckResult judged(byte[] bytes, String what, Digest digest) {
    try {
      SbomSubject subject = SbomSubject.parse(bytes, what);
      return subject.describes(digest)
          ? new CheckResult.Passed(subject.format().word() + " of " + digest.shortened())
          : CheckResult.failed(
              Cause.WRONG_SBOM, what, "an SBOM of " + digest.shortened(), described(subject));
    } catch (LabException e) {
      return CheckResult.failed(Cause.MALFORMED, what, "an SBOM", e.problem().foundOrSummary());
    }
  }

  private static String described(SbomSubject subject) {
    return subject.digests().isEmpty()
        ? "one that names no digest"
        : "one of " + subject.digests().getFirst().shortened();
  }
}
