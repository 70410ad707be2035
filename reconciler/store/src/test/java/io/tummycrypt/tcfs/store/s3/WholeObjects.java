package io.tummycrypt.tcfs.store.s3;

import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Lists what is whole, as S3 promises. S3Proxy writes an object to a file beside its place first,
 * and would list that, too.
 */
final class WholeObjects extends ForwardingBlobStore {
  private static final Pattern UPLOAD =
      Pattern.compile(".*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  WholeObjects(BlobStore files) {
    super(files);
  }

  /** Whether this is the name of a file of an object that is still being sent. */
  static boolean isUpload(String name) {
    return UPLOAD.matcher(name).matches();
  }

  @Override
  public ListObjectsV2Response list(ListObjectsV2Request request) {
    ListObjectsV2Response all = super.list(request);
    List<S3Object> whole =
        all.contents().stream().filter(object -> !isUpload(object.key())).toList();
    return all.toBuilder().contents(whole).build();
  }
}
