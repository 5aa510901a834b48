package dev.signlab.shell.diagnose;

import dev.signlab.diagnosis.ImageShelf;
import dev.signlab.oci.name.Repository;
import dev.signlab.shell.run.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An image that was meant by a word that names none, found among those of a registry.
 *
 * @param image the image, which is there
 * @param reasons what is wrong with the word, in words; may be empty
 */
record MeantImage(String image, List<String> reasons) {

  /** Fewer digits say nothing. */
  private static final int SHORTEST = 6;

  private static final Pattern SCHEME = Pattern.compile("^(docker|oci|https?|registry)://+");
  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)\\$?\\{?(image|img|repo|repository|user|username|tag|registry|name)([_-]?(name|uri|url|ref|here|digest))?}?"
              + "|.*[<>\\[\\]{}].*|(your|my)[-_].*|(docker|dockerhub)[-_]?(user|username|id|hub[-_]?user|hub[-_]?username|hub[-_]?id)"
              + "|.*example\\.(com|org).*|path|x{2,}|foo|bar");
  private static final Pattern HOST =
      Pattern.compile(
          "^(localhost(?::\\d*)?|[\\w-]+(?:\\.[\\w-]+)+(?::\\d*)?|[\\w.-]+:\\d+)([/:])(.*)$");
  private static final Pattern DIGEST = Pattern.compile("(?i)^(.*?)[:@]*(sha256:[0-9a-f]{64})$");
  private static final Pattern CUT = Pattern.compile("(?i)^(.*?)[:@]+sha256:([^/]*)$");
  private static final Pattern PLACE =
      Pattern.compile("^(.*?)[:/]?sha256-([0-9a-f]{6,64})(?:\\.(?:sig|att|sbom))?$");
  private static final Pattern ADDRESS = Pattern.compile("^v2/(.+)/(?:manifests|blobs)/([^/]+)$");
  private static final Pattern TAG = Pattern.compile("^(.*?)[:@]+([\\w][\\w.-]*)?$");

  /** Copies the reasons. */
  MeantImage {
    reasons = List.copyOf(reasons);
  }

  /** Tells whether a word stands for something that the reader has to put in its place. */
  static boolean isPlaceholder(String word) {
    return PLACEHOLDER.matcher(word.split("[/:@]", 2)[0]).matches()
        || (PLACEHOLDER.matcher(word).matches() && word.matches(".*[<>{}\\[\\]].*"));
  }

  /** Finds what was meant. */
  static Optional<MeantImage> by(String typed, ImageShelf shelf) {
    return new Search(typed, shelf).found();
  }

  /** Looks for what one word means. Used once. */
  private static final class Search {

    private final String typed;
    private final ImageShelf shelf;
    private final List<String> reasons = new ArrayList<>();
    private String host = "";
    private String path = "";
    private String tag = "";
    private String digest = "";
    private String beginning = "";

    Search(String typed, ImageShelf shelf) {
      this.typed = typed;
      this.shelf = shelf;
    }

    Optional<MeantImage> found() {
      String rest = withoutScheme(withoutBlanks(typed));
      rest = withoutHost(rest);
      takeApart(rest);
      return repository().flatMap(this::image).filter(image -> isThere(image.image()));
    }

    private String withoutBlanks(String text) {
      String whole = text.replaceAll("\\s", "").replaceFirst("^\\./", "");
      if (!whole.equals(text)) {
        reasons.add("the name of an image has no blanks, and no ./ before it");
      }
      return whole;
    }

    private String withoutScheme(String text) {
      Matcher scheme = SCHEME.matcher(text);
      if (!scheme.find()) {
        return text;
      }
      reasons.add("an image is named without " + scheme.group());
      return text.substring(scheme.end());
    }

    /** A name whose first part is no host belongs to Docker Hub. */
    private String withoutHost(String text) {
      String ours = shelf.registry().host();
      Matcher named = HOST.matcher(text);
      if (isPlaceholder(text)) {
        reasons.add(typed + " stands for the name of an image of yours");
        return text.contains("/") ? text.substring(text.indexOf('/') + 1) : "";
      }
      if (!named.matches()) {
        reasons.add(text + " names no registry, so that cosign would ask index.docker.io");
        return text;
      }
      host = named.group(1);
      String rest = named.group(3);
      if (named.group(2).equals(":")) {
        reasons.add("after the port of the registry comes /, not :");
      }
      String port = ours.substring(ours.lastIndexOf(':') + 1);
      if (host.equals(ours) || host.equals("127.0.0.1:" + port)) {
        return rest;
      }
      reasons.add(
          host.equals("localhost") || host.equals("localhost:")
              ? "localhost without a port: the lab's registry is " + ours
              : "the lab's registry is " + ours + ", not " + host);
      host = "";
      return rest;
    }

    private String withoutInterface(String text) {
      Matcher address = ADDRESS.matcher(text);
      if (!address.matches()) {
        return text;
      }
      reasons.add("an address for programs is not the name of an image");
      String last = address.group(2);
      return address.group(1) + (last.contains(":") ? "@" : ":") + last;
    }

    private void takeApart(String text) {
      String rest = withoutInterface(text);
      Matcher behind = DIGEST.matcher(rest);
      if (behind.matches()) {
        digest = behind.group(2).toLowerCase(Locale.ROOT);
        rest = behind.group(1);
        if (!text.contains("@")) {
          reasons.add("a digest comes after @, a tag after :");
        }
      }
      Matcher cut = CUT.matcher(rest);
      if (digest.isEmpty() && cut.matches()) {
        beginning = cut.group(2).toLowerCase(Locale.ROOT);
        reasons.add("sha256:%s is not a whole digest: that has 64 digits".formatted(cut.group(2)));
        rest = cut.group(1);
      }
      Matcher place = PLACE.matcher(rest);
      if (place.matches()) {
        beginning = place.group(2);
        reasons.add("sha256-… is the tag of what is attached to an image, not the image");
        rest = place.group(1);
      }
      Matcher tagged = TAG.matcher(rest);
      if (tagged.matches()) {
        if (digest.isEmpty() && rest.contains("@")) {
          reasons.add("after @ comes a digest; a tag comes after :");
        }
        rest = tagged.group(1);
        tag = Optional.ofNullable(tagged.group(2)).orElse("");
      }
      path = rest.replaceAll("^/+|/+$", "");
      if (!path.equals(rest)) {
        reasons.add("one / goes between the registry and the name, and none at its end");
      }
      if (!path.equals(path.toLowerCase(Locale.ROOT))) {
        reasons.add("the names of repositories are written in small letters");
        path = path.toLowerCase(Locale.ROOT);
      }
    }

    private Optional<String> repository() {
      List<String> all = shelf.repositories();
      if (!all.contains(path) && reasons.isEmpty()) {
        reasons.add("no repository is called " + path + "; there are " + String.join(", ", all));
      }
      String last = path.substring(path.lastIndexOf('/') + 1);
      return Optional.of(path)
          .filter(all::contains)
          .or(this::slashForColon)
          .or(() -> all.stream().filter(each -> !last.isEmpty() && isLast(each, last)).findFirst())
          .or(() -> Spelling.nearest(path, all).stream().findFirst())
          .or(
              () ->
                  all.size() == 1 && (isPlaceholder(typed) || isPlaceholder(path) || path.isEmpty())
                      ? Optional.of(all.getFirst())
                      : Optional.empty());
    }

    private static boolean isLast(String repository, String last) {
      return repository.equals(last) || repository.endsWith("/" + last);
    }

    /** {@code app/1.0} was typed for {@code app:1.0}. */
    private Optional<String> slashForColon() {
      int slash = path.lastIndexOf('/');
      if (slash < 0 || !tag.isEmpty()) {
        return Optional.empty();
      }
      String parent = path.substring(0, slash);
      String last = path.substring(slash + 1);
      if (!shelf.repositories().contains(parent) || !shelf.tags(parent).contains(last)) {
        return Optional.empty();
      }
      reasons.add("a tag comes after :, not after /");
      tag = last;
      return Optional.of(parent);
    }

    private Optional<MeantImage> image(String repository) {
      String name = (host.isEmpty() ? shelf.registry().host() : host) + "/" + repository;
      if (!digest.isEmpty() && isThere(name + "@" + digest)) {
        return Optional.of(new MeantImage(name + "@" + digest, reasons));
      }
      if (!digest.isEmpty()) {
        reasons.add(repository + " has no image of that digest");
      }
      Optional<String> whole = begun(repository);
      if (whole.isPresent()) {
        return Optional.of(new MeantImage(name + "@" + whole.get(), reasons));
      }
      if (!beginning.isEmpty()) {
        reasons.add(repository + " has no image whose digest begins so");
      }
      return tag(repository).map(found -> new MeantImage(name + ":" + found, reasons));
    }

    /** The beginning of a digest is enough where one image has such a one. */
    private Optional<String> begun(String repository) {
      if (beginning.length() < SHORTEST) {
        return Optional.empty();
      }
      Repository there = new Repository(shelf.registry(), repository);
      List<String> whole =
          shelf.tags(repository).stream()
              .flatMap(each -> shelf.digest(there.tag(each)).stream())
              .filter(each -> each.hex().startsWith(beginning))
              .map(Object::toString)
              .distinct()
              .toList();
      return whole.size() == 1 ? Optional.of(whole.getFirst()) : Optional.empty();
    }

    private Optional<String> tag(String repository) {
      List<String> tags = shelf.tags(repository);
      if (tags.contains(tag)) {
        return Optional.of(tag);
      }
      String bare = tag.startsWith("v") ? tag.substring(1) : "v" + tag;
      if (digest.isEmpty() && beginning.isEmpty() && !isPlaceholder(typed)) {
        String asked = tag.isEmpty() ? "latest" : tag;
        reasons.add(
            "no image is called %s:%s; its tags: %s"
                .formatted(repository, asked, String.join(", ", tags)));
      }
      return Optional.of(bare)
          .filter(tags::contains)
          .or(() -> Spelling.nearest(tag, tags).stream().findFirst())
          .or(() -> tags.size() == 1 ? Optional.of(tags.getFirst()) : Optional.empty());
    }

    private boolean isThere(String image) {
      return Setting.reference(image).filter(shelf::has).isPresent();
    }
  }
}
