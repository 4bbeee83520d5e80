from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """Originals and documents: files without a public address.

    Visitors get renditions of pictures, and documents through Wagtail's view, which asks the
    collection's privacy first.
    """

    def url(self, name):
        raise NotImplementedError("Files in the private storage have no address.")
