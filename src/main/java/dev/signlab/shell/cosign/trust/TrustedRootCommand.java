package dev.signlab.shell.cosign.trust;

import static dev.signlab.shell.cosign.trust.MemberLists.joined;
import static dev.signlab.shell.cosign.trust.MemberLists.kept;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.DefaultTrust;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code cosign trusted-root create}. */
final class TrustedRootCommand implements Command {

  private static final String DEFAULTS = "with-default-services";
  private static final String NO_FULCIO = "no-default-fulcio";
  private static final String NO_REKOR = "no-default-rekor";
  private static final String NO_CTFE = "no-default-ctfe";
  private static final String NO_TSA = "no-default-tsa";
  private static final String FULCIO = "fulcio";
  private static final String REKOR = "rekor";
  private static final String CTFE = "ctfe";
  private static final String TSA = "tsa";
  private static final String LOG = "tlog";

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "cosign trusted-root create", "cosign", "Write a file that says whom to believe")
          .flag(
              service(
                  FULCIO, "issues certificates: url=,certificate-chain=,[start-time=,end-time=]"))
          .flag(service(REKOR, "logs signatures: url=,public-key=,start-time=,[end-time=,origin=]"))
          .flag(
              service(CTFE, "logs certificates: url=,public-key=,start-time=,[end-time=,origin=]"))
          .flag(service(TSA, "issues timestamps: url=,certificate-chain=,[start-time=,end-time=]"))
          .flag(Flag.toggle(DEFAULTS, "begin with the parties that are believed by default"))
          .flag(Flag.toggle(NO_FULCIO, "of those, no authority"))
          .flag(Flag.toggle(NO_REKOR, "of those, no log of signatures"))
          .flag(Flag.toggle(NO_CTFE, "of those, no log of certificates"))
          .flag(Flag.toggle(NO_TSA, "of those, no timestamp authority"))
          .flags(OlderRootFlags.flags())
          .flag(Output.flag("trusted root"))
          .flags(SharedFlags.global())
          .example(
              "cosign trusted-root create --fulcio url=https://fulcio.example,"
                  + "certificate-chain=fulcio.pem --out trusted_root.json")
          .build();

  private static Flag service(String name, String description) {
    return Flag.text(name, "SPEC", description).repeated();
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Output.write(cosign, root(cosign).line());
    return OK;
  }

  private static TrustedRoot root(CosignInvocation cosign) {
    RootParts parts = new RootParts(cosign);
    OlderRootFlags older = new OlderRootFlags(parts);
    List.of(FULCIO, REKOR, CTFE, TSA).forEach(older::checkBeside);
    TrustedRoot base = base(cosign);
    return new TrustedRoot(
        distinct(base.tlogs(), logs(parts, REKOR), older.signatureLogs()),
        joined(
            base.certificateAuthorities(),
            ServiceSpec.all(FULCIO, FULCIO, values(cosign, FULCIO), parts::authority),
            older.authorities()),
        distinct(base.ctlogs(), logs(parts, CTFE), older.certificateLogs()),
        joined(
            base.timestampAuthorities(),
            ServiceSpec.all(TSA, TSA, values(cosign, TSA), parts::timestamper),
            older.timestampers()));
  }

  private static List<LogInstance> logs(RootParts parts, String flag) {
    return ServiceSpec.all(flag, LOG, values(parts.cosign(), flag), parts::log);
  }

  private static List<String> values(CosignInvocation cosign, String flag) {
    return cosign.invocation().values(flag);
  }

  private static TrustedRoot base(CosignInvocation cosign) {
    if (!cosign.isOn(DEFAULTS)) {
      return new TrustedRoot(List.of(), List.of(), List.of(), List.of());
    }
    DefaultTrust trust = DefaultTrust.of(cosign);
    trust.tell(cosign);
    TrustedRoot all = trust.root();
    return new TrustedRoot(
        kept(cosign, NO_REKOR, all.tlogs()),
        kept(cosign, NO_FULCIO, all.certificateAuthorities()),
        kept(cosign, NO_CTFE, all.ctlogs()),
        kept(cosign, NO_TSA, all.timestampAuthorities()));
  }

  /** Of logs with one identifier the last counts. */
  @SafeVarargs
  private static List<LogInstance> distinct(Collection<LogInstance>... lists) {
    Map<String, LogInstance> byId = new LinkedHashMap<>();
    for (Collection<LogInstance> each : lists) {
      each.forEach(log -> byId.put(HexFormat.of().formatHex(log.id()), log));
    }
    return List.copyOf(byId.values());
  }
}
