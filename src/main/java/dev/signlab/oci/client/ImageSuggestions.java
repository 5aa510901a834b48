package dev.signlab.oci.client;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks round in a registry for what was probably meant when an image is not there. */
final class ImageSuggestions {

  private static final int MOST_LISTED = 8;

  private final RegistryClient client;

  ImageSuggestions(RegistryClient client) {
    this.client = client;
  }

  RegistryException noImage(Reference reference) {
    Repository repository = reference.repository();
    List<String> tags = tagsOf(repository);
    Problem.Builder problem =
        Problem.of("no image " + reference)
            .tried("GET /v2/" + repository.path() + "/manifests/" + reference.identifier())
            .cause(Cause.NO_IMAGE);
    Optional<Reference> meant =
        tags.isEmpty() ? meantElsewhere(problem, reference) : meantHere(problem, reference, tags);
    meant.ifPresent(image -> problem.hint(Hint.meantName(image)));
    return RegistryException.suggesting(problem.build(), 404, meant.orElse(null));
  }

  private Optional<Reference> meantHere(
      Problem.Builder problem, Reference reference, List<String> tags) {
    String kind = reference instanceof TagReference ? "tag " : "digest ";
    problem
        .expected(kind + reference.identifier() + " in " + reference.repository())
        .found("tags " + listed(tags));
    return reference instanceof TagReference tag
        ? nearest(tag.tag(), tags).map(reference.repository()::tag)
        : Optional.empty();
  }

  private Optional<Reference> meantElsewhere(Problem.Builder problem, Reference reference) {
    List<String> repositories = repositoriesOf(reference.repository());
    if (repositories.contains(reference.repository().path())) {
      return untagged(problem, reference);
    }
    problem.expected("repository " + reference.repository().path());
    problem.found(
        repositories.isEmpty()
            ? "an answer that there is none of that name"
            : "repositories " + listed(repositories));
    if (repositories.isEmpty()) {
      problem.hint("push one first", new Intent.PushImage(reference.toString()));
    }
    return slashForColon(reference.repository()).or(() -> otherRepository(reference, repositories));
  }

  /** Its tags were deleted, or have ended: nothing is there to be meant. */
  private static Optional<Reference> untagged(Problem.Builder problem, Reference reference) {
    problem
        .expected(reference.identifier() + " in " + reference.repository())
        .found("the repository, and no tag in it")
        .hint("push it again", new Intent.PushImage(reference.toString()));
    return Optional.empty();
  }

  /** {@code app/1.0} was typed, and {@code app:1.0} exists. */
  private Optional<Reference> slashForColon(Repository repository) {
    int slash = repository.path().lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    Repository parent =
        new Repository(repository.registry(), repository.path().substring(0, slash));
    String last = repository.path().substring(slash + 1);
    return tagsOf(parent).contains(last) ? Optional.of(parent.tag(last)) : Optional.empty();
  }

  private Optional<Reference> otherRepository(Reference reference, List<String> repositories) {
    Repository typed = reference.repository();
    return nearest(typed.path(), repositories)
        .filter(path -> distance(path, typed.path()) <= Math.max(2, path.length() / 4))
        .map(path -> new Repository(typed.registry(), path))
        .flatMap(
            there ->
                reference instanceof TagReference tag
                    ? nearest(tag.tag(), tagsOf(there)).map(there::tag)
                    : Optional.empty());
  }

  private List<String> tagsOf(Repository repository) {
    try {
      return client.tags(repository).stream().filter(tag -> !isAttachment(tag)).toList();
    } catch (LabException e) {
      return List.of();
    }
  }

  private List<String> repositoriesOf(Repository repository) {
    try {
      return client.repositories(repository.registry());
    } catch (LabException e) {
      return List.of();
    }
  }

  /** Signatures hang on tags of their own, which nobody meant. */
  private static boolean isAttachment(String tag) {
    return tag.startsWith("sha256-");
  }

  private static String listed(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size())));
    return names.size() > MOST_LISTED
        ? some + ", and " + (names.size() - MOST_LISTED) + " more"
        : some;
  }

  private static Optional<String> nearest(String typed, List<String> names) {
    return names.stream().min(Comparator.comparingInt(name -> distance(typed, name)));
  }

  /** Levenshtein's distance: how many letters to add, drop or change. */
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    Arrays.setAll(row, i -> i);
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
