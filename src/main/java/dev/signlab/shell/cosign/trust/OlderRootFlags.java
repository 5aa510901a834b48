package dev.signlab.shell.cosign.trust;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The flags of cosign 2.5, one for each part of a service: the first of each kind belong together,
 * then the second, and so on.
 *
 * @param parts makes members of a root
 */
record OlderRootFlags(RootParts parts) {

  private static final String FULCIO = "certificate-chain";
  private static final String FULCIO_URI = "fulcio-uri";
  private static final String TSA = "timestamp-certificate-chain";
  private static final String TSA_URI = "timestamp-uri";
  private static final String CTFE_KEY = "ctfe-key";
  private static final String CTFE_START = "ctfe-start-time";
  private static final String CTFE_END = "ctfe-end-time";
  private static final String CTFE_URL = "ctfe-url";
  private static final String REKOR_KEY = "rekor-key";
  private static final String REKOR_START = "rekor-start-time";
  private static final String REKOR_END = "rekor-end-time";
  private static final String REKOR_URL = "rekor-url";
  private static final LogFlags CTFE = new LogFlags(CTFE_KEY, CTFE_START, CTFE_END, CTFE_URL);
  private static final LogFlags REKOR = new LogFlags(REKOR_KEY, REKOR_START, REKOR_END, REKOR_URL);

  /** The flags that describe logs of a kind. */
  private record LogFlags(String key, String start, String end, String url) {

    String[] names() {
      return new String[] {key, start, end, url};
    }
  }

  static List<Flag> flags() {
    return List.of(
        old(Flag.file(FULCIO, "authorities up to the root"), "fulcio"),
        old(Flag.text(FULCIO_URI, "URL", "where the authority answers"), "fulcio"),
        old(Flag.file(CTFE_KEY, "key of the log of certificates"), "ctfe"),
        old(Flag.text(CTFE_START, "TIME", "when that begins to count"), "ctfe"),
        old(Flag.text(CTFE_END, "TIME", "when that ends"), "ctfe"),
        old(Flag.text(CTFE_URL, "URL", "where that answers"), "ctfe"),
        old(Flag.file(REKOR_KEY, "key of the log, and its name after a comma"), "rekor"),
        old(Flag.text(REKOR_START, "TIME", "when the log begins to count"), "rekor"),
        old(Flag.text(REKOR_END, "TIME", "when the log ends"), "rekor"),
        old(Flag.text(REKOR_URL, "URL", "where the log answers"), "rekor"),
        old(Flag.file(TSA, "timestamp authority up to its root"), "tsa"),
        old(Flag.text(TSA_URI, "URL", "where that answers"), "tsa"));
  }

  private static Flag old(Flag flag, String instead) {
    return flag.repeated().deprecatedBecause("use --" + instead + " instead");
  }

  /** Refuses both ways of speaking at once. */
  void checkBeside(String service) {
    boolean isOld =
        switch (service) {
          case "fulcio" -> any(FULCIO, FULCIO_URI);
          case "tsa" -> any(TSA, TSA_URI);
          case "ctfe" -> any(CTFE.names());
          default -> any(REKOR.names());
        };
    if (isOld && !cosign().invocation().values(service).isEmpty()) {
      throw Problem.of(
              "cannot use --%s and old %s flags at the same time".formatted(service, service))
          .expected("--" + service + " alone")
          .found("both")
          .asException();
    }
  }

  private boolean any(String... flags) {
    return Stream.of(flags).anyMatch(flag -> !cosign().invocation().values(flag).isEmpty());
  }

  private CosignInvocation cosign() {
    return parts.cosign();
  }

  List<Authority> authorities() {
    List<Authority> made = new ArrayList<>();
    List<String> files = cosign().invocation().values(FULCIO);
    for (int i = 0; i < files.size(); i++) {
      List<Certificate> chain = parts.chain(files.get(i));
      TimeRange always = TimeRange.from(chain.getLast().notBefore());
      made.add(RootParts.authority(chain, at(FULCIO_URI, i).orElse(""), always));
    }
    return made;
  }

  List<Authority> timestampers() {
    List<Authority> made = new ArrayList<>();
    List<String> files = cosign().invocation().values(TSA);
    for (int i = 0; i < files.size(); i++) {
      List<Certificate> chain = parts.chain(files.get(i));
      TimeRange always = TimeRange.from(chain.getLast().notBefore());
      made.add(RootParts.timestamper(chain, at(TSA_URI, i).orElse(""), always));
    }
    return made;
  }

  List<LogInstance> certificateLogs() {
    List<LogInstance> made = new ArrayList<>();
    List<String> files = cosign().invocation().values(CTFE.key());
    for (int i = 0; i < files.size(); i++) {
      made.add(log(CTFE, i, files.get(i)));
    }
    return made;
  }

  /** Behind a comma stands the name of the log. */
  List<LogInstance> signatureLogs() {
    List<LogInstance> made = new ArrayList<>();
    List<String> keys = cosign().invocation().values(REKOR.key());
    for (int i = 0; i < keys.size(); i++) {
      String[] halves = keys.get(i).split(",", 2);
      LogInstance log = log(REKOR, i, halves[0]);
      boolean isNamed = halves.length > 1 && !halves[1].isEmpty();
      made.add(isNamed ? log.named(halves[1]) : log);
    }
    return made;
  }

  private LogInstance log(LogFlags kind, int index, String file) {
    Instant start = at(kind.start(), index).map(ServiceSpec::time).orElse(Instant.EPOCH);
    TimeRange range = new TimeRange(start, at(kind.end(), index).map(ServiceSpec::time));
    return LogInstance.of(at(kind.url(), index).orElse(""), parts.key(file), range);
  }

  private Optional<String> at(String flag, int index) {
    List<String> values = cosign().invocation().values(flag);
    return index < values.size() ? Optional.of(values.get(index)) : Optional.empty();
  }
}
