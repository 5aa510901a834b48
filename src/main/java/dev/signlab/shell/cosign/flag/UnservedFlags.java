package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.command.Flag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The flags of cosign that the lab knows by name alone: to what each belongs, and why cosign 3.1
 * deprecates it, in its own words. A command that has one refuses it with the reason.
 */
public final class UnservedFlags {

  private static final String KEYLESS = "signing without keys";
  private static final String LOG = "the transparency log";
  private static final String TIME = "timestamps";
  private static final String DEVICE =
      "PIV security keys, to which the lab does not speak; tokens are there: --key pkcs11:…";

  /** The flags with a value, under what they belong to. */
  private static final Map<String, String> VALUES =
      index(
          Map.of(
              KEYLESS,
              "certificate",
              LOG,
              "rekor-url rekor-entry-type",
              TIME,
              "rfc3161-timestamp",
              DEVICE,
              "slot",
              "tags under other names; COSIGN_REPOSITORY moves them",
              "attachment-tag-prefix"));

  /** The flags that are on or off, under what they belong to. */
  private static final Map<String, String> TOGGLES =
      index(
          Map.of(
              DEVICE,
              "sk",
              "times of attachments",
              "record-creation-timestamp",
              "cosign 2.5 takes the word and attests the index alone: attest each by its digest",
              "recursive",
              "credentials of a cluster: log in, or use a credential helper",
              "k8s-keychain"));

  private static final Map<String, String> DEPRECATED_IN_SIGNING =
      Map.ofEntries(
          Map.entry(
              "rekor-url",
              "please use a signing config to specify a rekor url; see `cosign signing-config"
                  + " --help`"),
          Map.entry(
              "rekor-entry-type",
              "support for this flag will be removed in the future. it is strongly discouraged to"
                  + " rely on Rekor for attestation storage, and in future releases of Rekor, this"
                  + " functionality will be removed."),
          Map.entry("record-creation-timestamp", "not used with the new bundle format"),
          Map.entry("attachment-tag-prefix", "please use OCI referrers"));

  private UnservedFlags() {}

  /** Returns flags of a command that signs or writes. */
  public static List<Flag> ofSigning(String... names) {
    return flags(DEPRECATED_IN_SIGNING, names);
  }

  /** Returns flags of a command in which cosign deprecates none of them. */
  public static List<Flag> of(String... names) {
    return flags(Map.of(), names);
  }

  private static List<Flag> flags(Map<String, String> reasons, String... names) {
    List<Flag> flags = new ArrayList<>();
    for (String name : names) {
      flags.add(known(name).deprecatedBecause(reasons.getOrDefault(name, "")));
    }
    return flags;
  }

  private static Flag known(String name) {
    String ofValue = VALUES.get(name);
    if (ofValue != null) {
      return Flag.text(name, "VALUE", "").notServed(ofValue);
    }
    String ofToggle = TOGGLES.get(name);
    if (ofToggle == null) {
      throw new IllegalArgumentException("--" + name + " is not in the table");
    }
    return Flag.toggle(name, "").notServed(ofToggle);
  }

  private static Map<String, String> index(Map<String, String> names) {
    Map<String, String> subjects = new HashMap<>();
    names.forEach(
        (subject, list) -> {
          for (String name : list.split(" ", -1)) {
            subjects.put(name, subject);
          }
        });
    return Map.copyOf(subjects);
  }
}
