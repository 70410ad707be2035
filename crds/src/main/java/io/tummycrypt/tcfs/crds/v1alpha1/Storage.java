package io.tummycrypt.tcfs.crds.v1alpha1;

import io.tummycrypt.tcfs.crds.shape.ExactlyOneOf;
import io.tummycrypt.tcfs.crds.shape.Field;
import org.jspecify.annotations.Nullable;

/** Where a fleet keeps its content: a bucket or a directory. */
@ExactlyOneOf({"s3", "directory"})
public record Storage(
    @Field("A bucket of an S3 server.") @Nullable S3 s3,
    @Field(
            value =
                "A directory that every device reaches under this path, such as a mounted disk.",
            pattern = Api.LOCAL_PATH,
            form = Api.LOCAL_PATH_FORM)
        @Nullable String directory) {

  /** A bucket; credentials are never in the document. */
  public record S3(
      @Field(
              value = "The URL of the S3 server, with https, or with http where that is allowed.",
              required = true,
              pattern = "https?://.+",
              form = "a URL that begins with https:// or http://")
          @Nullable String endpoint,
      @Field(
              value = "The name of the bucket.",
              required = true,
              pattern = "[a-z0-9][-.a-z0-9]{1,61}[a-z0-9]",
              form = "a bucket name of 3 to 63 lower-case letters, digits, '.' and '-'",
              maxLength = 63)
          @Nullable String bucket,
      @Field(
              value = "What the keys of all objects of the fleet begin with, before a '/'.",
              otherwise = "none",
              pattern = "[^/]+(/[^/]+)*",
              form = "names joined by '/', with no '/' at either end",
              maxLength = 512)
          @Nullable String prefix,
      @Field(value = "The region to sign requests for.", otherwise = "us-east-1")
          @Nullable String region,
      @Field(
              value = "Allows plain http to a server that is not on this machine.",
              otherwise = "false")
          @Nullable Boolean insecure,
      @Field(
              value = "A file with the certificates (PEM) that the server's must be signed by.",
              otherwise = "the machine's own certificates",
              pattern = Api.LOCAL_PATH,
              form = Api.LOCAL_PATH_FORM)
          @Nullable String caFile) {}
}
