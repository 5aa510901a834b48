package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.FileKind;
import dev.signlab.shell.command.Argument;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a word of a line is for.
 *
 * @param what whether it names a file, an image, or something else
 * @param kinds of files that fit; empty where every one does
 */
record Role(What what, Set<FileKind> kinds) {

  /** What a word names. */
  enum What {
    /** A file that is read. */
    FILE,
    /** A file that is read, perhaps with a media type behind it. */
    TYPED_FILE,
    /** An image of a registry that has to be there. */
    IMAGE,
    /** A repository of a registry that has to be there. */
    REPOSITORY,
    /** A file, or an image of a registry. */
    FILE_OR_IMAGE,
    /** An image of this machine that has to be there. */
    LOCAL,
    /** A container. */
    CONTAINER,
    /** A container, or an image of this machine. */
    CONTAINER_OR_LOCAL,
    /** Anything else. */
    OTHER
  }

  static final Role OTHER = new Role(What.OTHER, Set.of());

  private static final Role IMAGE = new Role(What.IMAGE, Set.of());
  private static final Role VIEWED = new Role(What.FILE_OR_IMAGE, Set.of());
  private static final Role LOCAL = new Role(What.LOCAL, Set.of());
  private static final Role CONTAINER = new Role(What.CONTAINER, Set.of());
  private static final Role INSPECTED = new Role(What.CONTAINER_OR_LOCAL, Set.of());
  private static final Role REPOSITORY = new Role(What.REPOSITORY, Set.of());
  private static final Role ANY_FILE = new Role(What.FILE, Set.of());
  private static final Role TYPED_FILE = new Role(What.TYPED_FILE, Set.of());
  private static final Role BUNDLE = files(FileKind.BUNDLE);
  private static final Role PUBLIC_KEY = files(FileKind.PUBLIC_KEY);
  private static final Role PRIVATE_KEY = files(FileKind.PRIVATE_KEY);
  private static final Role SBOM = new Role(What.FILE, Set.copyOf(EnumSet.copyOf(FileKind.SBOMS)));
  private static final Role PREDICATE =
      files(FileKind.PREDICATE, FileKind.SPDX_JSON, FileKind.CYCLONEDX, FileKind.SPDX_TEXT);

  /** Flags of which the command does not matter. */
  private static final Map<String, Role> OF_FLAGS =
      Map.of(
          "certificate", files(FileKind.CERTIFICATE),
          "certificate-chain", files(FileKind.CERTIFICATE),
          "ca-roots", files(FileKind.CERTIFICATE),
          "ca-intermediates", files(FileKind.CERTIFICATE),
          "trusted-root", files(FileKind.TRUSTED_ROOT),
          "signing-config", files(FileKind.SIGNING_CONFIG),
          "identity-token", files(FileKind.TOKEN),
          "predicate", PREDICATE,
          "policy", ANY_FILE,
          "sbom", SBOM);

  /** The commands whose first image, or each one, has to be in the registry. */
  private static final Set<String> OF_IMAGES =
      Set.of(
          "cosign verify",
          "cosign verify-attestation",
          "cosign sign",
          "cosign attest",
          "cosign attach sbom",
          "cosign attach signature",
          "cosign attach attestation",
          "cosign download sbom",
          "cosign download signature",
          "cosign download attestation",
          "cosign tree",
          "cosign triangulate",
          "cosign save",
          "cosign copy",
          "crane digest",
          "crane manifest",
          "crane config",
          "crane copy",
          "crane pull",
          "crane export",
          "crane validate",
          "crane tag",
          "skopeo inspect",
          "oras pull",
          "oras copy",
          "oras resolve",
          "oras discover",
          "oras manifest fetch",
          "oras tag",
          "syft",
          "docker pull");

  /** The commands whose first image has to be on this machine. */
  private static final Set<String> OF_MACHINE =
      Set.of(
          "docker tag",
          "docker push",
          "docker rmi",
          "docker save",
          "docker history",
          "docker image inspect");

  /** The commands that put files into a registry. */
  private static final Set<String> PACKING = Set.of("oras push", "oras attach");

  /** What they say goes to standard output, whatever their flags are. */
  private static final Set<String> LOOKING =
      Set.of(
          "cosign tree",
          "cosign triangulate",
          "crane digest",
          "crane manifest",
          "crane config",
          "crane ls",
          "crane catalog",
          "skopeo inspect",
          "skopeo list-tags",
          "oras discover",
          "oras resolve",
          "oras repo ls",
          "oras repo tags");

  /** Every word of theirs is a file that has to be there. */
  private static final Set<String> READERS =
      Set.of("cat", "head", "diff", "sha256sum", "base64", "skopeo manifest-digest");

  /** Copies the kinds. */
  Role {
    kinds = Set.copyOf(kinds);
  }

  private static Role files(FileKind first, FileKind... more) {
    return new Role(What.FILE, Set.copyOf(EnumSet.of(first, more)));
  }

  static Role ofFlag(CommandSpec spec, String flag) {
    boolean verifies = verifies(spec);
    boolean signs =
        List.of("sign", "sign-blob", "attest", "attest-blob", "public-key").contains(last(spec));
    return switch (flag) {
      case "key" -> verifies ? PUBLIC_KEY : signs ? PRIVATE_KEY : OTHER;
      case "bundle" -> verifies ? BUNDLE : OTHER;
      case "signature" -> verifies ? files(FileKind.SIGNATURE) : OTHER;
      case "htpasswd" -> ANY_FILE;
      case "file" -> spec.name().equals("docker build") ? files(FileKind.DOCKERFILE) : OTHER;
      default -> verifies || signs || flag.equals("sbom") ? ofAnyCommand(flag) : OTHER;
    };
  }

  private static Role ofAnyCommand(String flag) {
    return OF_FLAGS.getOrDefault(flag, OTHER);
  }

  static Role ofArgument(CommandSpec spec, int place) {
    List<Argument> arguments = spec.arguments();
    if (arguments.isEmpty()) {
      return OTHER;
    }
    Argument argument = arguments.get(Math.min(place, arguments.size() - 1));
    boolean copies = place > 0 && !spec.name().matches("cosign (?!copy).*|skopeo inspect|syft");
    if (spec.name().equals("view")) {
      return VIEWED;
    }
    if (spec.name().equals("docker inspect")) {
      return INSPECTED;
    }
    if (argument.name().equals("CONTAINER")) {
      return CONTAINER;
    }
    if (place == 0 && OF_MACHINE.contains(spec.name())) {
      return LOCAL;
    }
    if (argument.completion() == Completion.IMAGE) {
      return OF_IMAGES.contains(spec.name()) && !copies ? IMAGE : OTHER;
    }
    if (argument.completion() == Completion.REPOSITORY) {
      return REPOSITORY;
    }
    if (place > 0 && PACKING.contains(spec.name())) {
      return TYPED_FILE;
    }
    boolean reads =
        READERS.contains(spec.name())
            || (spec.name().equals("cp") && place == 0)
            || verifies(spec)
            || last(spec).endsWith("-blob")
            || argument.name().equals("BUNDLE");
    if (argument.completion() != Completion.FILE || !reads) {
      return OTHER;
    }
    return argument.name().equals("BUNDLE") ? BUNDLE : ANY_FILE;
  }

  /** Tells whether a command only judges what is there. */
  static boolean verifies(CommandSpec spec) {
    return spec.name().startsWith("cosign verify");
  }

  /** Tells whether a command only shows what is there, and writes nothing. */
  static boolean looks(CommandSpec spec) {
    return verifies(spec)
        || spec.name().startsWith("cosign download ")
        || LOOKING.contains(spec.name());
  }

  private static String last(CommandSpec spec) {
    return spec.name().substring(spec.name().lastIndexOf(' ') + 1);
  }

  /** Tells whether a word of this role names a file. */
  boolean isFile() {
    return what == What.FILE || hasMediaType();
  }

  /** Tells whether a media type may stand behind a file. */
  boolean hasMediaType() {
    return what == What.TYPED_FILE;
  }

  /** Tells whether a word of this role names an image. */
  boolean isImage() {
    return what == What.IMAGE;
  }

  /** Tells whether a word of this role names a file or an image. */
  boolean isEither() {
    return what == What.FILE_OR_IMAGE;
  }

  /** Tells whether a word of this role names an image of this machine. */
  boolean isLocal() {
    return what == What.LOCAL;
  }

  /** Tells whether a word of this role names a container, or may. */
  boolean isContainer() {
    return what == What.CONTAINER || isLocalToo();
  }

  /** Tells whether a word of this role names a container or an image of this machine. */
  boolean isLocalToo() {
    return what == What.CONTAINER_OR_LOCAL;
  }

  /** Tells whether a word of this role names a repository. */
  boolean isRepository() {
    return what == What.REPOSITORY;
  }

  /** Tells whether a file of a kind is of use here. */
  boolean takes(FileKind kind) {
    return isFile() && (kinds.isEmpty() || kinds.contains(kind));
  }
}
