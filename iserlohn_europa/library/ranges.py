"""Parts of files, as players of films ask for them (RFC 9110, § 14)."""

import re

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase

ONE_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


class FilePart:
    """The next bytes of an open file, and no more than so many."""

    def __init__(self, file, length: int):
        self.file = file
        self.left = length

    def read(self, size: int) -> bytes:
        data = self.file.read(min(size, self.left))
        self.left -= len(data)
        return data

    def close(self) -> None:
        self.file.close()


def part_of(response: HttpResponseBase, request: HttpRequest) -> HttpResponseBase:
    """The part of a file that is asked for; the whole where none is asked for, or several.

    Some browsers play no film whose server knows no parts.
    """
    if response.status_code != 200 or not isinstance(response, FileResponse):
        return response
    response["Accept-Ranges"] = "bytes"
    wanted = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    is_same = request.headers.get("If-Range") in (None, response.get("ETag"))
    if request.method != "GET" or not wanted or not any(wanted.groups()) or not is_same:
        return response
    size = int(response["Content-Length"])
    first, last = bounds(*wanted.groups(), size)
    if first > last:
        response.file_to_stream.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    kind = response["Content-Type"]
    response.file_to_stream.seek(first)
    # Django looks at what is sent for its kind, and a part has none.
    response.streaming_content = FilePart(response.file_to_stream, last - first + 1)
    response["Content-Type"] = kind
    response.status_code = 206
    response["Content-Length"] = last - first + 1
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def bounds(begin: str, end: str, size: int) -> tuple[int, int]:
    """The first and the last byte of a range; the first is behind the last if there is none."""
    if not begin:  # "-500": the last 500
        return max(size - int(end), 0), size - 1
    return int(begin), min(int(end), size - 1) if end else size - 1
