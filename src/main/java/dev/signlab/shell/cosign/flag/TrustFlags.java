package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.trust.TimeSource;
import dev.signlab.engine.trust.Trust;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whom a verification believes besides the signer, and what it asks of them.
 *
 * @param demands what is asked
 * @param root the trusted root: the one that was named, or for an identity the one that counts then
 * @param unnamed where the root comes from when none was named
 */
public record TrustFlags(
    Demands demands, Optional<TrustedRoot> root, Optional<DefaultTrust> unnamed) {

  static final String ROOT = "trusted-root";

  static final String IGNORE_LOG = "insecure-ignore-tlog";
  static final String IGNORE_SCT = "insecure-ignore-sct";
  static final String SIGNED_TIMES = "use-signed-timestamps";
  private static final String PRIVATE = "private-infrastructure";

  /**
   * What is asked of those who are believed.
   *
   * @param ignoresLog whether entries of logs are not to be looked at
   * @param ignoresSct whether no log of certificates is asked
   * @param timestamps whether an authority has to say when it was signed
   */
  record Demands(boolean ignoresLog, boolean ignoresSct, boolean timestamps) {

    Trust of(Trust trust) {
      Trust logged = ignoresLog ? trust.ignoringLogUnsafe() : trust;
      return (ignoresSct ? logged.ignoringSctUnsafe() : logged).timedBy(times());
    }

    private TimeSource times() {
      if (timestamps) {
        return TimeSource.TIMESTAMPS;
      }
      return ignoresLog ? TimeSource.CLOCK : TimeSource.LOG;
    }
  }

  /** Returns the flags. */
  public static List<Flag> flags() {
    List<Flag> flags =
        new ArrayList<>(
            List.of(
                Flag.toggle(IGNORE_LOG, "look at no entry of a log"),
                Flag.toggle(IGNORE_SCT, "ask no log of certificates"),
                Flag.toggle(SIGNED_TIMES, "a timestamp has to say when it was signed"),
                Flag.file(ROOT, "whom to trust; an entry in one of its logs is asked for then"),
                Flag.toggle(PRIVATE, "the same as --" + IGNORE_LOG)
                    .deprecatedBecause("please use --insecure-ignore-tlog instead")));
    flags.addAll(LogLookup.flags());
    flags.addAll(AuthorityFlags.flags());
    flags.addAll(CertificateFile.flags());
    return flags;
  }

  /** Reads the flags; a trusted root is read even where its logs are to be ignored. */
  public static TrustFlags read(CosignInvocation cosign) {
    boolean byKey = cosign.text(KeyFlags.KEY).isPresent();
    AuthorityFlags authorities = new AuthorityFlags(cosign);
    authorities.check(byKey);
    Optional<TrustedRoot> named = root(cosign, "setting trusted material: ");
    Demands demands =
        new Demands(
            cosign.isOn(IGNORE_LOG) || cosign.isOn(PRIVATE),
            cosign.isOn(IGNORE_SCT),
            cosign.isOn(SIGNED_TIMES) || authorities.namesTimestampers());
    boolean alone = byKey && !demands.timestamps();
    boolean needsNobody = alone && (demands.ignoresLog() || !WorldServices.logKeys(cosign));
    if (needsNobody || named.isPresent()) {
      return new TrustFlags(demands, named.map(authorities::in), Optional.empty());
    }
    DefaultTrust unnamed = DefaultTrust.ofVerification(cosign);
    TrustedRoot believed = authorities.in(unnamed.root());
    return new TrustFlags(demands, Optional.of(believed), Optional.of(unnamed));
  }

  static Optional<TrustedRoot> root(CosignInvocation cosign, String under) {
    return cosign
        .text(ROOT)
        .map(
            name ->
                Prefixed.by(
                    under + "loading trusted root: ",
                    () ->
                        withAnother(cosign, () -> TrustedRoot.parse(content(cosign, name), name))));
  }

  /** A root that cannot be read has one beside it where there is a world. */
  private static TrustedRoot withAnother(CosignInvocation cosign, Supplier<TrustedRoot> reading) {
    try {
      return reading.get();
    } catch (LabException e) {
      throw WorldServices.exist(cosign)
          ? e.problem()
              .withHintsFirst(
                  List.of(
                      new Hint(
                          "by the root of this world", cosign.line().without(ROOT).toString())))
              .asException()
          : e;
    }
  }

  private static byte[] content(CosignInvocation cosign, String name) {
    return Prefixed.by(
        "failed to read trusted root ", () -> cosign.read(name, TrustedRoot.LARGEST));
  }

  /** Returns whom to believe, and what to ask of them. */
  public Optional<Trust> trust(CosignInvocation cosign) {
    return root.map(
        known ->
            demands
                .of(Trust.in(known, cosign.invocation().session().clock()))
                .searching(LogLookup.of(cosign, unnamed.flatMap(DefaultTrust::repository))));
  }

  /** Tells whether entries of logs are not to be looked at. */
  public boolean ignoresLog() {
    return demands.ignoresLog();
  }

  /**
   * Says that no log is asked, in cosign's own words where that was asked for.
   *
   * @param what is verified, such as {@code signature}
   */
  public void tell(CosignInvocation cosign, String what) {
    if (demands.ignoresLog()) {
      LogWords.ignored(cosign, what);
    } else if (root.isEmpty()) {
      LogWords.none(cosign, "--" + IGNORE_LOG + "=true");
    }
    tellRoot(cosign);
  }

  /** Says where the root comes from when none was named, unless it is this world's. */
  public void tellRoot(CosignInvocation cosign) {
    unnamed.ifPresent(trust -> trust.tell(cosign));
  }
}
