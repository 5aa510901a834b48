package dev.signlab.environment.world;

import dev.signlab.environment.home.LabHome;
import dev.signlab.registry.access.Access;
import dev.signlab.storage.FileStamp;
import java.util.Optional;

/**
 * The rules of a running registry: what the file of its home says at each request, which is read
 * when it is another one than before. Safe for use by several threads.
 */
final class LivingRules {

  private final RegistryRulesFile file;
  private volatile Reading last;

  LivingRules(LabHome home) {
    this.file = RegistryRulesFile.of(home);
    this.last = new Reading(FileStamp.NONE, Optional.empty(), new Access.Open());
  }

  /**
   * What the file said.
   *
   * @param stamp tells it from what it says later
   * @param expiring the folder of repositories whose tags end
   * @param access whom it lets in
   */
  private record Reading(FileStamp stamp, Optional<String> expiring, Access access) {}

  Access access() {
    return now().access();
  }

  Optional<String> expiring() {
    return now().expiring();
  }

  /**
   * Looked at before it is read: what is written in between is read again at the next request. What
   * cannot be looked at, such as a link that leads nowhere, is for the reader to judge.
   */
  private Reading now() {
    FileStamp stamp = file.stamp();
    Reading known = last;
    if (stamp.equals(FileStamp.NONE) || !stamp.equals(known.stamp())) {
      RegistryRules rules = file.read();
      known = new Reading(stamp, rules.expiring(), rules.access());
      last = known;
    }
    return known;
  }
}
