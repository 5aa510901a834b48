package dev.signlab.scenario.check;

import dev.signlab.oci.name.Reference;

/** What stands in for a defective value until reading ends and the whole file is refused. */
final class Placeholder {

  static final String REGISTRY = "unread.invalid";
  static final Reference IMAGE = Reference.parse(REGISTRY + "/unread:unread");

  private Placeholder() {}
}
