package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.registry.Terms;
import dev.signlab.storage.KeptReading;

/**
 * The rules of a running registry: what the file of its home says at each request, which is read
 * when it is another one than before. Safe for use by several threads.
 */
final class LivingRules {

  private final KeptReading<Terms> rules;

  LivingRules(LabHome home) {
    RegistryRulesFile file = RegistryRulesFile.of(home);
    this.rules =
        new KeptReading<>(file.file().file(), () -> terms(file.read()), terms(RegistryRules.OPEN));
  }

  private static Terms terms(RegistryRules rules) {
    return new Terms(rules.access(), rules.expiring());
  }

  Terms terms() {
    return rules.get();
  }
}
