package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.run.CommandTable;
import dev.signlab.sigstore.intoto.PredicateType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Puts words where they belong: a key without its flag, two words in the wrong order, a file where
 * an image is asked for.
 *
 * @param setting what there is
 * @param table the commands
 */
record WordMender(Setting setting, CommandTable table) {

  private static final Set<FileKind> KEYS = Set.of(FileKind.PUBLIC_KEY, FileKind.PRIVATE_KEY);

  /** Commands for signatures, and those for attestations. */
  private static final Map<String, String> OF_ATTESTATIONS =
      Map.of(
          "cosign verify", "cosign verify-attestation",
          "cosign sign", "cosign attest",
          "cosign verify-blob", "cosign verify-blob-attestation",
          "cosign sign-blob", "cosign attest-blob");

  /** Commands that look at what hangs on an image and judge nothing. */
  private static final Set<String> KEYLESS =
      Set.of(
          "cosign tree",
          "cosign triangulate",
          "cosign download signature",
          "cosign download attestation",
          "cosign download sbom",
          "cosign copy",
          "cosign save");

  private static final String IMPORT = "cosign import-key-pair";
  private static final String ANNOTATIONS = "annotations";
  private static final Pattern PAIR = Pattern.compile("[A-Za-z][\\w.-]*=.*");

  Draft mended(Draft draft) {
    FileOrImage images = new FileOrImage(setting, table);
    FileFlags files = new FileFlags(setting);
    return Stream.<java.util.function.UnaryOperator<Draft>>of(
            images::first,
            files::named,
            files::unflagged,
            files::moved,
            this::attachedDocument,
            this::attachedKey,
            this::typeOfPredicate,
            this::syftAttests,
            this::keyForCertificate,
            this::attestingCommand,
            this::flagWithoutValue,
            this::keyWithoutFlag,
            this::fileWithoutFlag,
            this::pairsWithoutFlag,
            this::keyForNothing,
            this::keyAndImageSwapped,
            images::forKey,
            this::bundleAndFileSwapped,
            this::bundleForSignature,
            this::signatureOfNoFile,
            images::last)
        .reduce(draft, (each, mend) -> mend.apply(each), (one, other) -> other);
  }

  /** A type that nobody knows, where the document says which one it is of. */
  private Draft typeOfPredicate(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> type = line.first("type");
    Optional<String> meant =
        line.first("predicate").flatMap(this::kind).flatMap(WordMender::typeOf);
    boolean unknown =
        type.filter(part -> !PredicateType.aliases().containsKey(part.value()))
            .filter(part -> !part.value().contains(":"))
            .isPresent();
    return unknown && meant.isPresent()
        ? draft.because(
            "no type is called %s; the file is of the type %s"
                .formatted(type.get().value(), meant.get()),
            line.with(type.get(), meant.get()))
        : draft;
  }

  static Optional<String> typeOf(FileKind kind) {
    return switch (kind) {
      case SPDX_JSON -> Optional.of("spdxjson");
      case CYCLONEDX -> Optional.of("cyclonedx");
      default -> Optional.empty();
    };
  }

  /** syft's own {@code attest} makes the document, too, and hands both to cosign. */
  private Draft syftAttests(Draft draft) {
    LineWords line = draft.line();
    if (!line.spec().name().equals("syft") || !line.words().contains("attest")) {
      return draft;
    }
    LineWords without = line.withoutFlag("output");
    List<String> words = new ArrayList<>(without.words());
    words.remove("attest");
    return draft.because(
        "syft attest is not in the lab: syft makes the document, and cosign attests it",
        new LineWords(line.variables(), table.named("cosign attest").orElseThrow().spec(), words));
  }

  /** What is attached as an attestation was signed before; a document alone was not. */
  private Draft attachedDocument(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> document = line.first("attestation");
    Optional<String> type = document.flatMap(this::kind).flatMap(WordMender::typeOf);
    if (!line.spec().name().equals("cosign attach attestation") || type.isEmpty()) {
      return draft;
    }
    String file = document.orElseThrow().value();
    return draft.because(
        file + " is a document, and no attestation: cosign attest signs it",
        line.withoutFlag("attestation")
            .as(table.named("cosign attest").orElseThrow().spec())
            .withFlag("predicate", file)
            .withFlag("type", type.get()));
  }

  /** What is attached as a signature was made before; a key makes one. */
  private Draft attachedKey(Draft draft) {
    LineWords line = draft.line();
    return line.first("signature")
        .filter(part -> line.spec().name().equals("cosign attach signature"))
        .filter(part -> kind(part).filter(KEYS::contains).isPresent())
        .map(
            part ->
                draft.because(
                    "%s is %s, and no signature: cosign sign makes one"
                        .formatted(part.value(), words(part)),
                    line.withoutFlag("signature")
                        .as(table.named("cosign sign").orElseThrow().spec())
                        .withFlag("key", part.value())))
        .orElse(draft);
  }

  private Draft keyForCertificate(Draft draft) {
    LineWords line = draft.line();
    return line.first("certificate")
        .filter(part -> kind(part).filter(KEYS::contains).isPresent() && !line.has("key"))
        .map(
            part ->
                draft.because(
                    "%s is %s, which goes after --key".formatted(part.value(), words(part)),
                    line.withoutFlag("certificate").withFlag("key", part.value())))
        .orElse(draft);
  }

  private Draft keyWithoutFlag(Draft draft) {
    boolean imports = draft.line().spec().name().equals(IMPORT);
    return withoutFlag(draft, "key", imports ? Set.of(FileKind.FOREIGN_KEY) : KEYS);
  }

  /** Beside what the command is for, a file of another kind belongs behind its flag. */
  private Draft fileWithoutFlag(Draft draft) {
    if (draft.line().arguments().count() < 2) {
      return draft;
    }
    Draft mended = withoutFlag(draft, "sbom", Set.copyOf(FileKind.SBOMS));
    mended =
        withoutFlag(mended, "predicate", Role.ofFlag(mended.line().spec(), "predicate").kinds());
    return Role.verifies(mended.line().spec())
        ? withoutFlag(mended, "bundle", Set.of(FileKind.BUNDLE))
        : mended;
  }

  private Draft withoutFlag(Draft draft, String flag, Set<FileKind> kinds) {
    LineWords line = draft.line();
    if (line.spec().flag(flag).isEmpty() || line.has(flag)) {
      return draft;
    }
    return line.arguments()
        .filter(part -> kind(part).filter(kinds::contains).isPresent())
        .findFirst()
        .map(
            part ->
                draft.because(
                    "%s is %s, which goes after --%s".formatted(part.value(), words(part), flag),
                    line.without(part).withFlag(flag, part.value())))
        .orElse(draft);
  }

  /** A flag of which a file that is there or new may be the value. */
  private Draft flagWithoutValue(Draft draft) {
    LineWords line = draft.line();
    if (line.withoutValue().isEmpty()) {
      return draft;
    }
    List<String> words = new ArrayList<>(line.words());
    String flag = words.remove((int) line.withoutValue().getFirst());
    LineWords without = new LineWords(line.variables(), line.spec(), words);
    Optional<Part> file = without.arguments().reduce((first, second) -> second);
    if (file.isEmpty()) {
      return draft;
    }
    boolean signs = flag.equals("--bundle") && !Role.verifies(line.spec());
    return draft.because(
        "nothing stands behind " + flag,
        signs ? without.withFlag("bundle", setting.newBundle(file.get().value())) : without);
  }

  /** {@code -a one=1 two=2} was typed for {@code -a one=1 -a two=2}. */
  private Draft pairsWithoutFlag(Draft draft) {
    LineWords line = draft.line();
    if (!line.has(ANNOTATIONS)) {
      return draft;
    }
    return line.arguments()
        .filter(part -> part.role().isImage() && PAIR.matcher(part.value()).matches())
        .findFirst()
        .map(
            part ->
                pairsWithoutFlag(
                    draft.because(
                        "each annotation needs an -a of its own",
                        line.without(part).withFlag(ANNOTATIONS, part.value()))))
        .orElse(draft);
  }

  /** What only looks at an image wants no key. */
  private Draft keyForNothing(Draft draft) {
    LineWords line = draft.line();
    int at = line.words().indexOf("--key");
    if (at < 0 || line.spec().flag("key").isPresent() || !KEYLESS.contains(line.spec().name())) {
      return draft;
    }
    boolean named = at + 1 < line.words().size() && setting.hasFile(line.words().get(at + 1));
    List<String> words = new ArrayList<>(line.words());
    words.subList(at, named ? at + 2 : at + 1).clear();
    return draft.because(
        line.spec().name() + " has no use for a key",
        new LineWords(line.variables(), line.spec(), words));
  }

  /** Where the folder has no signature alone, but a bundle, that is meant. */
  private Draft signatureOfNoFile(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> signature =
        line.first("signature")
            .filter(part -> part.value().contains(".") && !setting.hasFile(part.value()));
    boolean bundled =
        Role.verifies(line.spec())
            && line.spec().flag("bundle").isPresent()
            && setting.files().of(Set.of(FileKind.SIGNATURE)).isEmpty()
            && !setting.files().of(Set.of(FileKind.BUNDLE)).isEmpty();
    return signature.isPresent() && bundled && !line.has("bundle")
        ? draft.because(
            "no file is called " + signature.get().value(), line.withoutFlag("signature"))
        : draft;
  }

  /** A flag of the command that does the same to attestations. */
  private Draft attestingCommand(Draft draft) {
    LineWords line = draft.line();
    Optional<CommandSpec> other =
        Optional.ofNullable(OF_ATTESTATIONS.get(line.spec().name()))
            .flatMap(table::named)
            .map(Command::spec);
    Optional<String> flag =
        line.words().stream()
            .filter(word -> word.startsWith("--"))
            .map(word -> word.substring(2).split("=", 2)[0])
            .filter(name -> line.spec().flag(name).isEmpty())
            .filter(name -> other.flatMap(spec -> spec.flag(name)).isPresent())
            .findFirst();
    return flag.map(
            name ->
                draft.because(
                    "--%s is of %s".formatted(name, other.orElseThrow().name()),
                    line.as(other.orElseThrow())))
        .orElse(draft);
  }

  private Draft keyAndImageSwapped(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> key = line.first("key");
    Optional<Part> file =
        line.arguments().filter(part -> kind(part).filter(KEYS::contains).isPresent()).findFirst();
    if (key.isEmpty() || file.isEmpty() || setting.hasFile(key.get().value())) {
      return draft;
    }
    return draft.because(
        "the key and the image are swapped",
        line.with(key.get(), file.get().value()).with(file.get(), key.get().value()));
  }

  private Draft bundleAndFileSwapped(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> bundle = line.first("bundle");
    Optional<Part> file = line.arguments().findFirst();
    boolean swapped =
        Role.verifies(line.spec())
            && bundle.flatMap(this::kind).filter(kind -> kind != FileKind.BUNDLE).isPresent()
            && file.flatMap(this::kind).filter(kind -> kind == FileKind.BUNDLE).isPresent();
    return swapped
        ? draft.because(
            "the bundle and the file are swapped",
            line.with(bundle.orElseThrow(), file.orElseThrow().value())
                .with(file.orElseThrow(), bundle.orElseThrow().value()))
        : draft;
  }

  private Draft bundleForSignature(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> signature =
        line.first("signature")
            .filter(part -> kind(part).filter(kind -> kind == FileKind.BUNDLE).isPresent());
    if (signature.isEmpty() || !Role.verifies(line.spec()) || line.has("bundle")) {
      return draft;
    }
    String file = signature.get().value();
    return draft.because(
        file + " is a bundle, which goes after --bundle",
        line.withoutFlag("signature").withFlag("bundle", file));
  }

  private Optional<FileKind> kind(Part part) {
    return setting.files().kindOf(part.value());
  }

  private String words(Part part) {
    return kind(part).orElse(FileKind.OTHER).words();
  }

  static List<String> keyFlags() {
    return List.of("key", "certificate-identity", "certificate-identity-regexp", "certificate");
  }
}
