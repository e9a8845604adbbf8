/* The line ends of a text on its way. A CR alone is no line end and stays. See ferry-line-ends.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-line-ends.h"

static gsize
convert_to_crlf (FerryLineEnds *ends, const char *in, gsize size, char *out)
{
  char *next = out;

  for (gsize i = 0; i < size; i++)
    {
      if (in[i] == '\n' && !ends->has_cr)
        *next++ = '\r';
      *next++ = in[i];
      ends->has_cr = in[i] == '\r';
    }
  return (gsize) (next - out);
}

static gsize
convert_to_lf (FerryLineEnds *ends, const char *in, gsize size, char *out)
{
  char *next = out;

  for (gsize i = 0; i < size; i++)
    {
      if (ends->has_cr && in[i] != '\n')
        *next++ = '\r';
      ends->has_cr = in[i] == '\r';
      if (!ends->has_cr)
        *next++ = in[i];
    }
  return (gsize) (next - out);
}

/**
 * ferry_line_ends_convert:
 * @out: has room for FERRY_LINE_ENDS_ROOM (@size) bytes
 *
 * Returns: how many bytes were written
 */
gsize
ferry_line_ends_convert (FerryLineEnds *ends, const char *in, gsize size, char *out)
{
  return ends->end == FERRY_LINE_END_CRLF ? convert_to_crlf (ends, in, size, out)
                                          : convert_to_lf (ends, in, size, out);
}

/**
 * ferry_line_ends_finish:
 * @out: has room for a byte
 *
 * The text has ended: a CR that was held back is one that stands alone.
 *
 * Returns: how many bytes were written
 */
gsize
ferry_line_ends_finish (FerryLineEnds *ends, char *out)
{
  gboolean is_held = ends->has_cr && ends->end == FERRY_LINE_END_LF;

  ends->has_cr = FALSE;
  if (!is_held)
    return 0;
  *out = '\r';
  return 1;
}
