package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.log.LogSearch;
import dev.signlab.engine.log.LoggedSignature;
import dev.signlab.engine.monitor.EntrySearch;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.client.rekor.RekorReader;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.signingconfig.Service;
import java.util.List;
import java.util.Optional;

/**
 * Which log is asked for the entry of a signature that came without a bundle, as by cosign 2: the
 * one that the line names, or that of this world. The public log is asked only where it is named.
 */
public final class LogLookup {

  /** What is expected where the line forbids to ask a log. */
  public static final String OFFLINE = "an entry beside the signature, as --offline asks no log";

  private static final String URL = "rekor-url";
  private static final String ALONE = "offline";

  private LogLookup() {}

  static List<Flag> flags() {
    return List.of(
        Flag.toggle(ALONE, "ask no log for the entry of a bare signature")
            .deprecatedBecause(
                "To verify in an airgapped environment, provide a --bundle with the"
                    + " signature and verification material, and a --trusted-root file"
                    + " with the service keys and certificates"),
        Flag.text(URL, "URL", "the log to ask for the entry of a bare signature")
            .deprecatedBecause("please use --bundle, which includes the Rekor inclusion proof"));
  }

  /**
   * Returns who is asked once an entry is wanted; nobody is looked for before.
   *
   * @param believed the repository of trust that this line has asked already
   */
  static LogSearch of(CosignInvocation cosign, Optional<BelievedRepository> believed) {
    return cosign.isOn(ALONE)
        ? signature -> {
          throw offline(cosign);
        }
        : new Asked(cosign, believed);
  }

  /** The log that is asked, which is found out once in a line, with the first signature. */
  private static final class Asked implements LogSearch {

    private final CosignInvocation cosign;
    private final Optional<BelievedRepository> believed;
    private Optional<EntrySearch> search = Optional.empty();
    private boolean known;

    private Asked(CosignInvocation cosign, Optional<BelievedRepository> believed) {
      this.cosign = cosign;
      this.believed = believed;
    }

    @Override
    public List<TransparencyLogEntry> find(LoggedSignature signature) {
      return search().orElseThrow(() -> nobody(cosign)).find(signature);
    }

    private synchronized Optional<EntrySearch> search() {
      if (!known) {
        search =
            cosign
                .text(URL)
                .or(this::unnamed)
                .map(url -> ServiceDoor.of("Rekor", url, cosign.transport()))
                .map(door -> new EntrySearch(new RekorReader(door)));
        known = true;
      }
      return search;
    }

    /** Logs of the second version have no search. */
    private Optional<String> unnamed() {
      return DefaultServices.listed(cosign, believed).stream()
          .flatMap(config -> config.rekorTlogUrls().stream())
          .filter(log -> log.majorApiVersion() == 1)
          .map(Service::url)
          .findFirst();
    }
  }

  private static LabException offline(CosignInvocation cosign) {
    return Problem.of("offline verification failed")
        .expected(OFFLINE)
        .found("none")
        .hint("to ask the log for it", cosign.line().without(ALONE).toString())
        .cause(Cause.NO_LOG_ENTRY)
        .asException();
  }

  private static LabException nobody(CosignInvocation cosign) {
    Problem.Builder problem =
        Problem.of("no log is known that could be asked")
            .expected("an entry beside the signature, or a log to ask for it: --" + URL)
            .found("no entry, and no log that runs here")
            .cause(Cause.NO_LOG_ENTRY);
    if (WorldServices.exist(cosign)) {
      problem.hint(new Hint("the log of this world", "world start"));
    }
    return problem.asException();
  }
}
