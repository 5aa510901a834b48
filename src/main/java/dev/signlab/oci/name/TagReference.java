package dev.signlab.oci.name;

import dev.signlab.diagnostic.Problem;

/**
 * An image by its tag: whatever the registry holds under that name at the moment.
 *
 * @param repository where
 * @param tag up to 128 letters, digits, dots, dashes and underscores
 */
public record TagReference(Repository repository, String tag) implements Reference {

  private static final int LONGEST = 128;

  /** Refuses a tag that the distribution protocol cannot carry. */
  public TagReference {
    if (!isTag(tag)) {
      throw Problem.of("not a tag: " + tag)
          .expected("1 to " + LONGEST + " letters, digits, . _ or -, not beginning with . or -")
          .found(tag)
          .hint("a tag comes after the last colon", repository + ":latest")
          .asException();
    }
  }

  @Override
  public String identifier() {
    return tag;
  }

  @Override
  public String toString() {
    return repository + ":" + tag;
  }

  static boolean isTag(String tag) {
    return !tag.isEmpty()
        && tag.length() <= LONGEST
        && Names.isWord(tag.charAt(0))
        && tag.chars().allMatch(c -> Names.isWord(c) || c == '.' || c == '-');
  }
}
