package dev.signlab.services.deployment;

import dev.signlab.crypto.Pem;
import dev.signlab.services.trust.Target;
import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.sigstore.tuf.TargetFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The single keys of what was replaced, for cosign 2: it takes every key of a use, and knows no
 * times of logs.
 */
final class RetiredTargets {

  private RetiredTargets() {}

  static List<Target> of(TrustedRoot retired) {
    List<Target> targets = new ArrayList<>();
    List<LogInstance> logs =
        retired.tlogs().stream().filter(log -> log.key().type().isEcdsa()).toList();
    for (int i = 0; i < logs.size(); i++) {
      targets.add(log("rekor_" + (i + 1) + ".pub", logs.get(i), "Rekor"));
    }
    for (int i = 0; i < retired.ctlogs().size(); i++) {
      targets.add(log("ctfe_" + (i + 1) + ".pub", retired.ctlogs().get(i), "CTFE"));
    }
    for (int i = 0; i < retired.certificateAuthorities().size(); i++) {
      Authority authority = retired.certificateAuthorities().get(i);
      TargetFile.Use use = new TargetFile.Use("Fulcio", authority.uri());
      targets.add(Target.of("fulcio_" + (i + 1) + ".crt.pem", pem(authority), use));
    }
    return targets;
  }

  private static Target log(String name, LogInstance log, String usage) {
    return Target.of(name, log.key().pem(), new TargetFile.Use(usage, log.baseUrl()));
  }

  private static String pem(Authority authority) {
    return authority.certificates().stream()
        .map(der -> Pem.of(Pem.CERTIFICATE, der).text())
        .collect(Collectors.joining());
  }
}
