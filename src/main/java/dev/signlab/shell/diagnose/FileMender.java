package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.diagnosis.KnownFile;
import dev.signlab.shell.run.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Puts files of the folder in the place of those that are not there or are of the wrong kind, and
 * where one is missing.
 *
 * @param setting what there is
 * @param keyed whether the line that was typed has a key
 */
record FileMender(Setting setting, boolean keyed) {

  private static final int MOST = 4;
  private static final String FILE = "file://";
  private static final String DOCKERFILE = "Dockerfile";

  /** Addresses of other machines; kms:// and its like are none. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "^https?://(?!localhost[:/]|127\\.|\\[::1\\])|^(?:(?:aws|gcp|azure)kms|file)://");

  /** Flags that only a line without a key has. */
  private static final Set<String> KEYLESS =
      Set.of("identity-token", "sk", "fulcio-url", "oidc-issuer", "oidc-provider");

  /** Returns the lines that may have been meant, the likeliest first. */
  List<Draft> mended(Draft draft) {
    List<Draft> drafts = List.of(draft);
    for (int i = 0; i < draft.line().parts().size(); i++) {
      int place = i;
      drafts = drafts.stream().flatMap(each -> placed(each, place).stream()).limit(MOST).toList();
    }
    return drafts.stream().flatMap(each -> completed(each).stream()).limit(MOST).toList();
  }

  private List<Draft> placed(Draft draft, int place) {
    Part part = draft.line().parts().get(place);
    boolean outside = part.role().isFile() && OUTSIDE.matcher(part.value()).find();
    if (!part.role().isFile() || (setting.fits(part) && !outside) || readsInput(draft.line())) {
      return List.of(draft);
    }
    Optional<FileKind> kind = setting.files().kindOf(part.value());
    String otherwise = outside ? outside(part.value()) : "no file is called " + part.value();
    String reason =
        kind.map(found -> part.value() + " is " + found.words() + ", not " + asked(part.role()))
            .orElse(otherwise);
    List<Draft> found = new ArrayList<>();
    String typed = part.value().replaceFirst("^" + FILE, "");
    for (String file : files(fitting(draft.line(), part), typed)) {
      if (!isTaken(draft.line(), file)) {
        found.add(draft.because(reason, draft.line().with(part, file)));
      }
    }
    return found.isEmpty() ? List.of(draft) : found;
  }

  private static String outside(String address) {
    return address.startsWith(FILE)
        ? "a file is named without " + FILE
        : "nothing outside this machine is asked, and so not " + address;
  }

  /** What is read from standard input is in no file. */
  private static boolean readsInput(LineWords line) {
    return line.arguments().anyMatch(part -> part.value().equals("-"));
  }

  private static boolean isTaken(LineWords line, String file) {
    return line.parts().stream().anyMatch(part -> part.value().equals(file));
  }

  private List<Draft> completed(Draft typed) {
    Draft draft = withFolder(typed);
    LineWords line = draft.line();
    String name = line.spec().name();
    boolean ofFile =
        name.equals("cosign verify-blob") || name.equals("cosign verify-blob-attestation");
    if (ofFile && !line.has("bundle") && !line.has("signature")) {
      String stem = line.parts().isEmpty() ? "" : line.parts().getLast().value();
      return with(draft, "bundle", "nothing says where the signature is: no --bundle", stem);
    }
    boolean signsFile = name.equals("cosign sign-blob") || name.equals("cosign attest-blob");
    if ((ofFile || signsFile) && line.arguments().findAny().isEmpty()) {
      return withFile(draft);
    }
    if (Role.verifies(line.spec()) && WordMender.keyFlags().stream().noneMatch(line::has)) {
      return with(draft, "key", "nothing says who is expected to have signed: no --key", "");
    }
    if (name.equals("docker build")
        && line.arguments().findAny().isEmpty()
        && line.first("tag").filter(tag -> setting.isTaken(tag.value())).isEmpty()
        && (line.has("file") || setting.hasFile(DOCKERFILE))) {
      return List.of(draft.because("no folder is named; . is this one", line.withArgument(".")));
    }
    Optional<Draft> other = inOtherFolder(draft);
    if (other.isPresent()) {
      return List.of(other.get());
    }
    if (name.equals("docker build") && isHere(line) && !setting.hasFile(DOCKERFILE)) {
      return with(draft, "file", "no file is called Dockerfile", "");
    }
    boolean signs = Role.ofFlag(line.spec(), "key").takes(FileKind.PRIVATE_KEY);
    if (signs && !line.has("key") && !isKeyless(line) && !draft.reasons().isEmpty()) {
      return with(draft, "key", "no --key", "");
    }
    boolean attests = name.equals("cosign attest") || name.equals("cosign attest-blob");
    if (attests && !line.has("predicate") && !line.has("statement")) {
      return with(draft, "predicate", "nothing says what is attested: no --predicate", "").stream()
          .map(this::typed)
          .toList();
    }
    return List.of(draft);
  }

  /** The Dockerfile is found in the folder that is built. */
  private Draft withFolder(Draft draft) {
    LineWords line = draft.line();
    boolean builds = line.spec().name().equals("docker build") && !line.has("file");
    return line.arguments()
        .filter(part -> builds && part.value().equals(DOCKERFILE) && setting.hasFile(DOCKERFILE))
        .findFirst()
        .map(part -> draft.because("a folder is built, not a Dockerfile", line.with(part, ".")))
        .orElse(draft);
  }

  /** What a Dockerfile copies lies beside it. */
  private Optional<Draft> inOtherFolder(Draft draft) {
    LineWords line = draft.line();
    Optional<Part> here = line.arguments().findFirst();
    boolean none =
        here.map(Part::value)
            .filter(value -> !value.equals("-") && !value.contains("://"))
            .filter(value -> !setting.isTaken(value))
            .isPresent();
    boolean builds = line.spec().name().equals("docker build") && (isHere(line) || none);
    if (builds && none && setting.hasFile(DOCKERFILE)) {
      return Optional.of(
          draft.because("no folder is called " + here.get().value(), line.with(here.get(), ".")));
    }
    return here.isEmpty() || !builds || setting.hasFile(DOCKERFILE)
        ? Optional.empty()
        : setting.files().of(Set.of(FileKind.DOCKERFILE)).stream()
            .filter(name -> name.endsWith("/" + DOCKERFILE))
            .findFirst()
            .map(name -> name.substring(0, name.length() - DOCKERFILE.length() - 1))
            .map(
                folder ->
                    draft.because(
                        "the Dockerfile is in the folder " + folder,
                        line.with(here.get(), folder)));
  }

  /** Who signs without a key where that is possible is offered no signature of another kind. */
  private boolean isKeyless(LineWords line) {
    return KEYLESS.stream().anyMatch(line::has) || (!keyed && setting.keyless().getAsBoolean());
  }

  /** In another folder, or on standard input, the Dockerfile is not one of these files. */
  private static boolean isHere(LineWords line) {
    return !line.has("file") && line.arguments().allMatch(part -> part.value().equals("."));
  }

  private List<Draft> withFile(Draft draft) {
    List<Draft> found =
        setting.files().files().stream()
            .filter(file -> !FileSearch.NEVER.contains(file.kind()))
            .filter(file -> !isTaken(draft.line(), file.name()))
            .sorted(Comparator.comparing((KnownFile file) -> file.kind() == FileKind.DOCKERFILE))
            .map(file -> draft.because("no file is named", named(draft.line(), file.name())))
            .toList();
    return found.isEmpty() ? List.of(draft) : found;
  }

  /** A new signature gets a file of its own. */
  private LineWords named(LineWords line, String file) {
    boolean writes = !Role.verifies(line.spec()) && !line.has("bundle");
    LineWords meant = line.withArgument(file);
    return writes ? meant.withFlag("bundle", setting.newBundle(file)) : meant;
  }

  private List<Draft> with(Draft draft, String flag, String reason, String stem) {
    LineWords line = draft.line();
    List<Draft> found = new ArrayList<>();
    for (String file : files(fitting(line, flag, Role.ofFlag(line.spec(), flag)), stem)) {
      found.add(draft.because(reason, line.withFlag(flag, file)));
    }
    return found.isEmpty() ? List.of(draft) : found;
  }

  /** The type of a document that was found is the one that it says. */
  private Draft typed(Draft draft) {
    Optional<String> type =
        draft
            .line()
            .first("predicate")
            .flatMap(part -> setting.files().kindOf(part.value()))
            .flatMap(WordMender::typeOf);
    return draft.line().has("type") || type.isEmpty()
        ? draft
        : draft.because(draft.reasons(), draft.line().withFlag("type", type.get()));
  }

  private static Role fitting(LineWords line, Part part) {
    return fitting(line, part.flag(), part.role());
  }

  /** What is attested is of the kind that its type says. */
  private static Role fitting(LineWords line, String flag, Role role) {
    Optional<String> type = line.first("type").map(Part::value);
    return flag.equals("predicate") && type.isPresent()
        ? new Role(role.what(), kinds(type.get()))
        : role;
  }

  /** Returns the kinds of files of which that type is attested. */
  static Set<FileKind> kinds(String type) {
    return switch (type) {
      case "spdxjson" -> Set.of(FileKind.SPDX_JSON);
      case "spdx" -> Set.of(FileKind.SPDX_TEXT);
      case "cyclonedx" -> Set.of(FileKind.CYCLONEDX);
      default -> Set.of(FileKind.PREDICATE);
    };
  }

  private static String asked(Role role) {
    return role.kinds().stream().sorted().map(FileKind::words).findFirst().orElse("what it is for");
  }

  /** Any file does only where its name is near. */
  private List<String> files(Role role, String typed) {
    Collection<String> all = setting.files().of(role.kinds());
    if (role.kinds().isEmpty()) {
      return NearFiles.of(typed, setting.files().of(Set.of(FileKind.values())));
    }
    return all.stream()
        .sorted(Comparator.comparingInt(file -> far(typed, file)))
        .limit(MOST)
        .toList();
  }

  /** The same name with another ending is nearest. */
  private static int far(String typed, String file) {
    String small = typed.toLowerCase(Locale.ROOT);
    if (small.equals(file.toLowerCase(Locale.ROOT))) {
      return 0;
    }
    int same = stem(small).equals(stem(file)) ? 0 : 1000;
    return same + Spelling.distance(small, file);
  }

  private static String stem(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
