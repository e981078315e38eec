// What Swift cannot say about libcurl by itself. `curl_easy_setopt`, `curl_easy_getinfo` and
// `curl_multi_setopt` are variadic, so Swift does not import them: here is one inline function for each
// argument type. C reads the argument with the type that the option documents, so a shim of the wrong type
// is undefined behaviour: pick it by the option's manual page. `epoll` and `eventfd` are here because
// Swift's Glibc module lacks them.
#ifndef REFILLD_CCURL_H
#define REFILLD_CCURL_H

// libcurl's checks are macros over constant options; here the function's type is the check.
#define CURL_DISABLE_TYPECHECK 1
#include <curl/curl.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

// Options that C reads as `long`: numbers, switches, bit masks, enumerations.
static inline CURLcode ccurl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

// Options that C reads as `curl_off_t` (their names end in _LARGE).
static inline CURLcode ccurl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

// Options that C reads as `char *` and copies. NULL puts the default back.
static inline CURLcode ccurl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

// Options that C reads as an object pointer and keeps: user data, buffers.
static inline CURLcode ccurl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

// Options that C reads as a list and keeps: it must outlive the transfer.
static inline CURLcode ccurl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

typedef size_t (*ccurl_data_function)(char *bytes, size_t size, size_t count, void *context);

// CURLOPT_WRITEFUNCTION, CURLOPT_HEADERFUNCTION, CURLOPT_READFUNCTION: one type in all three.
static inline CURLcode ccurl_set_data_function(CURL *easy, CURLoption option, ccurl_data_function function) {
  return curl_easy_setopt(easy, option, function);
}

typedef int (*ccurl_prereq_function)(void *context, char *peer, char *local, int peer_port, int local_port);

// CURLOPT_PREREQFUNCTION: called when a connection is there and the request is about to leave on it.
static inline CURLcode ccurl_set_prereq_function(CURL *easy, ccurl_prereq_function function) {
  return curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, function);
}

// CURLOPT_XFERINFOFUNCTION.
static inline CURLcode ccurl_set_progress_function(CURL *easy, curl_xferinfo_callback function) {
  return curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, function);
}

// CURLOPT_OPENSOCKETFUNCTION: a socket is wanted for an address.
static inline CURLcode ccurl_set_open_function(CURL *easy, curl_opensocket_callback function) {
  return curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, function);
}

// The bytes of an IP address in network order, at most 16, and how many there are; 0: it is no IP address. The
// struct's last member is longer than it is declared, which Swift cannot read past.
static inline int ccurl_address_bytes(const struct curl_sockaddr *address, uint8_t *bytes) {
  if (address->family == AF_INET && address->addrlen >= sizeof(struct sockaddr_in)) {
    memcpy(bytes, &((const struct sockaddr_in *)(const void *)&address->addr)->sin_addr, 4);
    return 4;
  }
  if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
    memcpy(bytes, &((const struct sockaddr_in6 *)(const void *)&address->addr)->sin6_addr, 16);
    return 16;
  }
  return 0;
}

// CURLOPT_SOCKOPTFUNCTION: a socket was made.
static inline CURLcode ccurl_set_socket_made_function(CURL *easy, curl_sockopt_callback function) {
  return curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, function);
}

// CURLOPT_CLOSESOCKETFUNCTION: a socket is to be closed.
static inline CURLcode ccurl_set_close_function(CURL *easy, curl_closesocket_callback function) {
  return curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, function);
}

static inline CURLcode ccurl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode ccurl_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(easy, info, value);
}

// The string belongs to the handle and lives until its next transfer.
static inline CURLcode ccurl_get_string(CURL *easy, CURLINFO info, char **value) {
  return curl_easy_getinfo(easy, info, value);
}

// CURLINFO_PRIVATE: the user data of a handle. It is declared as a string for historical reasons.
static inline void *ccurl_get_private(CURL *easy) {
  char *value = NULL;
  curl_easy_getinfo(easy, CURLINFO_PRIVATE, &value);
  return value;
}

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

static inline CURLMcode ccurl_multi_set_pointer(CURLM *multi, CURLMoption option, void *value) {
  return curl_multi_setopt(multi, option, value);
}

typedef int (*ccurl_socket_function)(CURL *easy, curl_socket_t socket, int what, void *context, void *tag);
typedef int (*ccurl_timer_function)(CURLM *multi, long milliseconds, void *context);

static inline CURLMcode ccurl_multi_set_socket_function(CURLM *multi, ccurl_socket_function function) {
  return curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, function);
}

static inline CURLMcode ccurl_multi_set_timer_function(CURLM *multi, ccurl_timer_function function) {
  return curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, function);
}

// Takes a finished transfer out of a multi handle: the easy handle and its result, or NULL for none.
static inline CURL *ccurl_multi_finished(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left)) != NULL) {
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}

// Function-like macros and bit masks that Swift does not import.
static const long CCURL_AUTH_BASIC = (long)CURLAUTH_BASIC;
static const long CCURL_AUTH_BEARER = (long)CURLAUTH_BEARER;

// The union in `epoll_event` is spelled out here once: we only ever store a file descriptor.
static inline int ccurl_epoll_change(int epoll, int operation, int descriptor, uint32_t events) {
  struct epoll_event event = {.events = events, .data = {.fd = descriptor}};
  return epoll_ctl(epoll, operation, descriptor, &event);
}

static inline int ccurl_epoll_descriptor(const struct epoll_event *event) { return event->data.fd; }

#endif
