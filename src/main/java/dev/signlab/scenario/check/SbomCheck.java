package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.name.Reference;
import dev.signlab.sbom.document.SbomSubject;
import dev.signlab.scenario.source.Fields;
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

  private static SbomCheck read(Fields fields) {
    return new SbomCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.optionalParsed("file", WorkspaceFile::parse));
  }

  @Override
  public String goal() {
    return file.map(name -> name + " is an SBOM of " + image)
        .orElse(image + " has its SBOM attached");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<Digest> digest = view.digest(image);
    if (digest.isEmpty()) {
      return Needs.noImage(image);
    }
    return file.isPresent()
        ? ofFile(view, file.get(), digest.get())
        : view.attachedSbom(image)
            .map(bytes -> judged(bytes, "the SBOM of " + image, digest.get()))
            .orElseGet(
                () ->
                    CheckResult.failed(
                        Cause.NO_SBOM, "the SBOM of " + image, "one attached", "none"));
  }

  private static CheckResult ofFile(LabView view, String name, Digest digest) {
    return Needs.file(view, name, "an SBOM")
        .orElseGet(() -> judged(Needs.sbom(view, name), name, digest));
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
