/* The line ends of a text on its way: CRLF on the wire (RFC 959 section 3.1.1.1), the system's own
 * here. Fed buffer by buffer, split anywhere. Pure. Any thread, one at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_LINE_END_LF,   /* each CRLF becomes LF */
  FERRY_LINE_END_CRLF, /* each LF gets a CR, unless it has one */
} FerryLineEnd;

#ifdef G_OS_WIN32
#define FERRY_LINE_END_LOCAL FERRY_LINE_END_CRLF
#else
#define FERRY_LINE_END_LOCAL FERRY_LINE_END_LF
#endif

/* All zero, but for @end, before the first buffer. */
typedef struct
{
  FerryLineEnd end;
  gboolean has_cr; /* the last byte so far was a CR; with LF it is not written yet */
} FerryLineEnds;

/* How many bytes @size of them can become, those that were held back counted in. */
#define FERRY_LINE_ENDS_ROOM(size) (2 * (size) + 1)

gsize ferry_line_ends_convert (FerryLineEnds *ends, const char *in, gsize size, char *out);
gsize ferry_line_ends_finish (FerryLineEnds *ends, char *out);

G_END_DECLS
