/**
 * Reads labelled images from folders, and draws digits. {@link io.trojanscope.data.ImageSource} is
 * what callers hold; it reads through {@link io.trojanscope.data.DataSource}, which tries each
 * {@code DataFormat} (IDX, CIFAR, folders of pictures) on the listing of a folder. The result is a
 * {@link io.trojanscope.data.LabeledData}: training and test images. Start with {@code DataSource}.
 */
@PublicApi({
  DataRequest.class,
  DataSource.class,
  ImageSource.class,
  LabeledData.class,
  NamedImages.class
})
package io.trojanscope.data;

import io.trojanscope.api.PublicApi;
