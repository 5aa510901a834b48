package dev.signlab.shell.cosign.attest;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attest.Predicate;
import dev.signlab.sbom.document.SbomSubject;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The flags that say what is attested, and of which type it is. */
final class StatementFlags {

  static final String PREDICATE = "predicate";
  static final String STATEMENT = "statement";

  private static final String TYPE = "type";
  private static final String CYCLONEDX = "cyclonedx";
  private static final Set<String> SBOMS = Set.of("spdx", "spdxjson", CYCLONEDX);
  private static final Map<String, String> SYFT =
      Map.of("spdxjson", "spdx-json", CYCLONEDX, "cyclonedx-json");
  private static final String USUAL = "custom";
  private static final String TYPES =
      "custom, slsaprovenance, slsaprovenance02, slsaprovenance1, link, spdx, spdxjson,"
          + " cyclonedx, vuln, openvex, or a URI";

  private StatementFlags() {}

  /** What {@code attest} and {@code attest-blob} share. */
  static List<Flag> flags() {
    return List.of(
        Flag.file(PREDICATE, "file that holds what is said"),
        Flag.file(STATEMENT, "file that holds a whole in-toto statement"),
        typeFlag());
  }

  static Flag typeFlag() {
    return Flag.text(TYPE, "TYPE", TYPES).withDefault(USUAL);
  }

  /** The type; an empty one is none, and refused where it is parsed. */
  static String type(CosignInvocation cosign) {
    return cosign.invocation().flag(TYPE).orElse(USUAL);
  }

  /** Reads the predicate's file; the prefix is what cosign says in front of a failure. */
  static Predicate predicate(CosignInvocation cosign, String prefix, String file) {
    cosign.say("Using payload from: " + file);
    byte[] content =
        Prefixed.by(prefix + "getting predicate reader: ", () -> content(cosign, file));
    String type = type(cosign);
    warnOfOther(cosign, type, content, file);
    return Prefixed.by(
        prefix,
        () -> Predicate.of(type, content, file, cosign.invocation().session().clock().instant()));
  }

  /** An SBOM that is not there yet is made by another tool. */
  private static byte[] content(CosignInvocation cosign, String file) {
    try {
      return cosign.read(file, Predicate.LARGEST);
    } catch (LabException e) {
      Optional<String> format =
          Optional.ofNullable(SYFT.get(type(cosign)))
              .filter(
                  word -> !Files.exists(cosign.invocation().path(cosign.arguments().getFirst())));
      if (format.isEmpty() || !e.problem().isOf(Cause.NO_FILE)) {
        throw e;
      }
      String line =
          "syft %s -o %s > %s".formatted(cosign.arguments().getFirst(), format.get(), file);
      throw e.problem().withHintsFirst(List.of(new Hint("to make one", line))).asException();
    }
  }

  /** cosign takes any document for any type; whoever verifies then looks for the wrong one. */
  private static void warnOfOther(
      CosignInvocation cosign, String type, byte[] content, String file) {
    if (!SBOMS.contains(type)) {
      return;
    }
    Optional<String> meant = sbomType(content, file);
    boolean cycloneDx = meant.equals(Optional.of(CYCLONEDX));
    if (meant.isEmpty()) {
      cosign.say("WARNING: --type says " + type + ", and the file is neither SPDX nor CycloneDX.");
    } else if (cycloneDx != type.equals(CYCLONEDX)) {
      cosign.say(
          "WARNING: --type says " + type + ", and the file is of the type " + meant.get() + ".");
      cosign.say("    What it is: " + cosign.line().with(TYPE, meant.get()));
    }
    if (type.equals("spdx") && !cycloneDx) {
      warnOfText(cosign);
    }
  }

  /** Returns the type that fits a document, where it is an SBOM for which cosign has one. */
  static Optional<String> sbomType(byte[] content, String file) {
    try {
      return switch (SbomSubject.parse(content, file).format()) {
        case SPDX, SPDX_JSON -> Optional.of("spdxjson");
        case CYCLONEDX_JSON, CYCLONEDX_XML -> Optional.of(CYCLONEDX);
        case SYFT_JSON, TABLE, PURLS -> Optional.empty();
      };
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  /** cosign writes a document of this type as one text, and refuses it when it verifies. */
  private static void warnOfText(CosignInvocation cosign) {
    cosign.say(
        "WARNING: --type spdx keeps the document as one text, which verify-attestation refuses,"
            + " here as in cosign 3.1.");
    cosign.say("    For SPDX in JSON: " + cosign.line().with(TYPE, "spdxjson"));
  }

  /** Refuses, in cosign's words, to attest nothing; a statement and a predicate exclude. */
  static Optional<String> predicateFile(CosignInvocation cosign, String nothing) {
    Optional<String> predicate = cosign.text(PREDICATE);
    boolean statement = cosign.text(STATEMENT).isPresent();
    if (predicate.isEmpty() && !statement) {
      throw Problem.of(nothing)
          .expected("--predicate FILE, or --statement FILE")
          .found("neither")
          .hint("what the file may hold depends on --type: " + TYPES)
          .asException();
    }
    if (predicate.isPresent() && statement) {
      throw Problem.of("--predicate and --statement exclude each other")
          .expected("what is said, or a whole statement around it")
          .found("both")
          .asException();
    }
    return predicate;
  }
}
