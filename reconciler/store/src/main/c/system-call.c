/* System calls of Linux, for BuiltSystemCall.java. Without the C library there is no errno: the kernel's answer is the result. */
#include "jni-arrays.h"

#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))

EXPORT int64_t Java_io_tummycrypt_tcfs_engine_posix_BuiltSystemCall_enter(
    JNIEnv *env, void *type, int64_t number, int64_t a, int64_t b, int64_t c, int64_t d, int64_t e) {
  (void)env, (void)type;
#if defined(__x86_64__)
  register int64_t fourth __asm__("r10") = d;
  register int64_t fifth __asm__("r8") = e;
  int64_t result;
  __asm__ volatile("syscall"
                   : "=a"(result)
                   : "a"(number), "D"(a), "S"(b), "d"(c), "r"(fourth), "r"(fifth)
                   : "rcx", "r11", "memory");
  return result;
#else
  register int64_t call __asm__("x8") = number;
  register int64_t result __asm__("x0") = a;
  register int64_t second __asm__("x1") = b;
  register int64_t third __asm__("x2") = c;
  register int64_t fourth __asm__("x3") = d;
  register int64_t fifth __asm__("x4") = e;
  __asm__ volatile("svc 0"
                   : "+r"(result)
                   : "r"(call), "r"(second), "r"(third), "r"(fourth), "r"(fifth)
                   : "memory");
  return result;
#endif
}

#endif
