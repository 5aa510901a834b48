package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.log.LogSearch;
import dev.signlab.engine.monitor.EntrySearch;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.client.rekor.RekorReader;
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
        Flag.text(URL, "URL", "the log that is asked for the entry of a bare signature")
            .deprecatedBecause("please use --bundle, which includes the Rekor inclusion proof"));
  }

  /** Returns who is asked once an entry is wanted; nobody is looked for before. */
  static LogSearch of(CosignInvocation cosign) {
    return cosign.isOn(ALONE)
        ? signature -> {
          throw offline(cosign);
        }
        : signature -> new EntrySearch(new RekorReader(door(cosign))).find(signature);
  }

  private static ServiceDoor door(CosignInvocation cosign) {
    String url = cosign.text(URL).or(() -> ofWorld(cosign)).orElseThrow(() -> nobody(cosign));
    return ServiceDoor.of("Rekor", url, cosign.transport());
  }

  /** Logs of the second version have no search. */
  private static Optional<String> ofWorld(CosignInvocation cosign) {
    return DefaultServices.config(cosign).stream()
        .flatMap(config -> config.rekorTlogUrls().stream())
        .filter(log -> log.majorApiVersion() == 1)
        .map(Service::url)
        .findFirst();
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
