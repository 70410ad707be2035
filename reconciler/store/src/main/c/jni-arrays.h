/*
 * The two functions of JNI that we use, by their places in its table (JNI specification, chapter 4: 222 and 223), so that
 * no header of a JDK or of the C library is needed.
 */
#ifndef TCFS_JNI_ARRAYS_H
#define TCFS_JNI_ARRAYS_H

#include <stdint.h>

#define EXPORT __attribute__((visibility("default")))

typedef void *const *JNIEnv;

/* GetPrimitiveArrayCritical: where the elements are until they are unpinned. Null, with a pending error, if memory is short. */
static inline void *pin(JNIEnv *env, void *array) {
  return ((void *(*)(JNIEnv *, void *, uint8_t *))(*env)[222])(env, array, 0);
}

/* ReleasePrimitiveArrayCritical. */
static inline void unpin(JNIEnv *env, void *array, void *elements) {
  if (elements) ((void (*)(JNIEnv *, void *, void *, int32_t))(*env)[223])(env, array, elements, 0);
}

#endif
